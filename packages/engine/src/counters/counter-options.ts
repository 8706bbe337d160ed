/** How much the counters may keep, and what they say about themselves. */

export type CounterOptions = {
  /** Seeds every key's hash, so that nobody outside can aim for collisions. The same seed must be given after a restart. */
  readonly seed?: number
  /** Most bytes of all records together; the oldest go first when it is reached. Default 512 MiB. */
  readonly maxBytes?: number
}

export type CounterStats = {
  readonly records: number
  /** Bytes allocated for records, free places included. */
  readonly bytes: number
  readonly bytesPerRecord: number
  readonly maxBytes: number
  /** Records dropped to make room while they still counted. Anything but 0 means that counts were lost. */
  readonly evicted: number
  /** Records dropped that no event read any more, unless it was late and there was no memory left. */
  readonly expired: number
  /** Events that came later than readings are right for, once for each window that they fed. */
  readonly late: number
  /** Records waiting to be stored. */
  readonly dirty: number
}
