<?php
/*
 * A must-use plugin that stands for WooCommerce where caches are concerned: the same three cookies with values made
 * alike, set by ?add-to-cart= in an answer that nobody may keep, a cart in the database under the visitor's session,
 * and a mini-cart on every page. It sells three things and takes no money.
 */
const replay_products = [1 => 'Mug', 2 => 'Blue teapot', 3 => 'Green kettle'];

function replay_session(): string {
    foreach ($_COOKIE as $name => $value) {
        if (strpos($name, 'wp_woocommerce_session_') === 0) return explode('||', $value)[0];
    }
    return '';
}

function replay_cart(): array {
    $session = replay_session();
    return $session === '' ? [] : get_option("replay_cart_$session", []);
}

// Keeps what the sites of replays say to each other apart: nobody waits 15 s between two comments here.
add_filter('comment_flood_filter', '__return_false', 100);

add_action('wp_loaded', function () {
    $product = (int) ($_GET['add-to-cart'] ?? 0);
    if (!isset(replay_products[$product])) return;
    nocache_headers();
    $name = 'wp_woocommerce_session_' . COOKIEHASH;
    $session = replay_session();
    if ($session === '') {
        $session = 't_' . bin2hex(random_bytes(15));
        $value = $session . '||' . (time() + 172800) . '||' . (time() + 169200) . '||' . md5($session);
        setcookie($name, $value, time() + 172800, '/', '', true, true);
        $_COOKIE[$name] = $value;
    }
    $cart = replay_cart();
    $cart[$product] = ($cart[$product] ?? 0) + 1;
    update_option("replay_cart_$session", $cart, false);
    setcookie('woocommerce_items_in_cart', '1', 0, '/', '', true);
    setcookie('woocommerce_cart_hash', md5(json_encode($cart)), 0, '/', '', true);
});

add_action('wp_footer', function () {
    echo '<div class="widget_shopping_cart_content"><ul class="cart_list">';
    foreach (replay_cart() as $product => $count) {
        printf('<li class="mini_cart_item">%d × %s</li>', $count, replay_products[$product]);
    }
    echo '</ul></div>';
});
