<?php
// Creates the database and the site: run once, by the command line of PHP, in the directory of WordPress.
$_SERVER['HTTP_HOST'] = 'www.example.org';
$_SERVER['HTTPS'] = 'on';
(new mysqli('localhost', 'root', '', '', 0, getenv('REPLAY_SOCKET')))->query('CREATE DATABASE wordpress');
define('WP_INSTALLING', true);
require getcwd() . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
define('WP_SITEURL', 'https://www.example.org');
// Nobody is to get mail about the new site.
function wp_mail() { return true; }
wp_install('Replay', 'ada', 'ada@example.org', true, '', 'ada-password');
update_option('home', 'https://www.example.org');
update_option('permalink_structure', '/%postname%/');
update_option('comment_moderation', '1');
update_option('show_avatars', '0');
switch_theme('twentytwentythree');
wp_update_user(['ID' => 1, 'display_name' => 'Ada Admin']);
$user = fn($login, $name, $role) => wp_insert_user([
    'user_login' => $login, 'user_pass' => "$login-password", 'user_email' => "$login@example.org",
    'display_name' => $name, 'role' => $role,
]);
$user('sigrid', 'Sigrid Subscriber', 'subscriber');
// Posts are hers, so that the name of no visitor is on any page by itself.
$editor = $user('editor', 'The editor', 'editor');
$ids = [];
// The one that comes with WordPress is Ada's.
wp_delete_post(1, true);
foreach (['bees', 'trees', 'seas', 'secret', 'winds'] as $slug) {
    $ids[$slug] = wp_insert_post([
        'post_title' => "About $slug", 'post_name' => $slug, 'post_status' => 'publish', 'post_author' => $editor,
        'post_content' => $slug === 'secret' ? 'The treasure lies below the old oak.' : "A text about $slug.",
        'post_password' => $slug === 'secret' ? 'sesame' : '', 'comment_status' => 'open',
        'post_date' => '2024-01-01 00:00:00',
    ]);
}
wp_insert_post(['post_title' => 'Cart', 'post_name' => 'cart', 'post_type' => 'page', 'post_status' => 'publish', 'post_author' => $editor]);
global $wp_rewrite;
$wp_rewrite->init();
$wp_rewrite->flush_rules(false);
if (array_values($ids) !== [4, 5, 6, 7, 8]) exit("Posts have other ids than the script of the replay: " . json_encode($ids));
echo "installed";
