/** Parameters of Aurora MySQL that take effect without a restart, of ours and of those that WordPress sites tune. */
const dynamic: ReadonlySet<string> = new Set([
  "character_set_client",
  "character_set_connection",
  "character_set_database",
  "character_set_results",
  "character_set_server",
  "collation_connection",
  "collation_server",
  "connect_timeout",
  "event_scheduler",
  "general_log",
  "group_concat_max_len",
  "innodb_lock_wait_timeout",
  "innodb_print_all_deadlocks",
  "interactive_timeout",
  "join_buffer_size",
  "local_infile",
  "log_bin_trust_function_creators",
  "log_queries_not_using_indexes",
  "long_query_time",
  "max_allowed_packet",
  "max_connect_errors",
  "max_connections",
  "max_heap_table_size",
  "net_read_timeout",
  "net_write_timeout",
  "require_secure_transport",
  "server_audit_events",
  "server_audit_excl_users",
  "server_audit_incl_users",
  "server_audit_logging",
  "slow_query_log",
  "sort_buffer_size",
  "sql_mode",
  "time_zone",
  "tmp_table_size",
  "transaction_isolation",
  "wait_timeout",
]);

/**
 * When RDS gives a parameter its new value. It refuses `immediate` for what needs a restart and takes `pending-reboot`
 * for everything, so whatever is not known here waits for the next restart.
 */
export const applyMethod = (parameter: string): "immediate" | "pending-reboot" =>
  dynamic.has(parameter) ? "immediate" : "pending-reboot";
