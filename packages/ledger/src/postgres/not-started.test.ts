import { describe, expect, it } from 'vitest'
import { notStarted } from './not-started.ts'

const MEGABYTE = 1_024 * 1_024
const LOG = ['one', 'two', 'three', 'four', 'five', 'six'].join('\n')

describe('why our server did not start', () => {
  it('is the end of its log', () => {
    expect(notStarted({ dataDirectory: '/data' }, LOG, 1_000 * MEGABYTE).message).toBe(
      'PostgreSQL did not start on /data. The end of its log follows; all of it is in postgres.log there.\ntwo\nthree\nfour\nfive\nsix',
    )
  })

  it('is said also where the disk is full, and the log has no room for it', () => {
    const { message, words } = notStarted({ dataDirectory: '/data' }, '', 3.5 * MEGABYTE)
    expect(message).toContain('Only 3 MB are free on that disk: make room.')
    expect(words.zh).toContain('该磁盘仅剩 3 MB，请先腾出空间。')
  })

  it('asks the disk of the data directory, and one that is none says nothing', () => {
    expect(notStarted({ dataDirectory: '/no/such/folder' }, LOG).words.en).not.toContain('MB')
  })
})
