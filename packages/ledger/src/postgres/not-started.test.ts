import { describe, expect, it } from 'vitest'
import { notMade } from './initialize-cluster.ts'
import { isPassing, lastWords, notStarted } from './not-started.ts'

const MEGABYTE = 1_024 * 1_024
const LOG = ['one', 'two', 'three', 'four', 'five', 'six'].join('\n')

describe('why our server did not start', () => {
  it('is the end of its log', () => {
    expect(notStarted({ dataDirectory: '/data' }, LOG, 1_000 * MEGABYTE).message).toBe(
      'PostgreSQL did not start on /data. The end of its log follows; all of it is in postgres.log there.\ntwo\nthree\nfour\nfive\nsix',
    )
  })

  it('is said also where the disk is full, and the log has no room for it', () => {
    const { kind, message, words } = notStarted({ dataDirectory: '/data' }, '', 3.5 * MEGABYTE)
    expect([kind, notStarted({ dataDirectory: '/data' }, LOG, 1_000 * MEGABYTE).kind]).toEqual(['full', 'start'])
    expect(message).toContain('Only 3 MB are free on that disk: make room.')
    expect(words.zh).toContain('该磁盘仅剩 3 MB，请先腾出空间。')
  })

  it('is told at once, and not after tries for half a minute, where a lock file found no room', () => {
    const log = 'FATAL:  could not write lock file "postmaster.pid"'
    expect(isPassing('FATAL:  lock file "postmaster.pid" already exists')).toBe(true)
    expect(isPassing(`${log}: No space left on device`)).toBe(false)
    expect(isPassing('FATAL:  data directory has wrong ownership')).toBe(false)
  })

  it('is said of one that had no time for words, and of one that had none', () => {
    expect(lastWords('', { exitCode: null, signalCode: 'SIGKILL' })).toBe(
      'It was ended by SIGKILL, as by a system whose memory ran out.',
    )
    expect(lastWords('one\n', { exitCode: null, signalCode: 'SIGABRT' })).toBe('one\nIt was ended by SIGABRT.')
    expect(lastWords('', { exitCode: 3, signalCode: null })).toBe('It ended with 3, and said nothing.')
    expect(lastWords('FATAL:  no', { exitCode: 1, signalCode: null })).toBe('FATAL:  no')
  })

  it('says to make room where the disk was full before there was a database', () => {
    const said = 'could not write to file "base/5/1255": No space left on device\nchild process exited with exit code 1'
    const { kind, words, detail } = notMade({ dataDirectory: '/data' }, said)
    expect([kind, detail]).toEqual(['full', said])
    expect(words.en).toBe(
      'PostgreSQL could not prepare the data directory /data: its disk is full. Make room; some 50 MB are needed to begin.',
    )
    expect(words.zh).toContain('磁盘已满')
    expect(notMade({ dataDirectory: '/data' }, 'It was ended by SIGKILL.').kind).toBe('start')
  })

  it('asks the disk of the data directory, and one that is none says nothing', () => {
    expect(notStarted({ dataDirectory: '/no/such/folder' }, LOG).words.en).not.toContain('MB')
  })
})
