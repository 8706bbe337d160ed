/**
 * How the embedded server runs: on one machine beside the product. fsync, synchronous_commit and full_page_writes
 * stay as PostgreSQL ships them, on: what is acknowledged is on the disk.
 * No TCP; the socket's folder belongs to the server's user alone.
 */
export function serverSettings(socketDirectory: string): readonly string[] {
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: socketDirectory,
    unix_socket_permissions: '0700',
    port: '5432',
    max_connections: '64',
    // In the data directory: a data directory is moved to where /dev/shm is missing, and one of 64 MB (containers) is full where the disk is not.
    dynamic_shared_memory_type: 'mmap',
    shared_buffers: '128MB',
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    max_wal_size: '1GB',
    checkpoint_timeout: '15min',
    // Statements are short and known; compiling them costs more than it saves.
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    log_checkpoints: 'off',
    log_line_prefix: '%m [%p] ',
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
