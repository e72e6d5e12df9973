<?php
// What nginx's try_files does: a file as it is, else WordPress.
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
$file = __DIR__ . $path;
if (is_file($file) || is_file(rtrim($file, '/') . '/index.php') && $path !== '/') return false;
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = '/index.php';
unset($_SERVER['PATH_INFO']);
require __DIR__ . '/index.php';
