import { describe, expect, it } from 'vitest'
import { RECORD_SHOWN_FROM, recordToShow, type ReporterHistory } from './reporter-record.ts'

const HISTORY: ReporterHistory = { isDanger: false, isMail: false, decided: 5, borneOut: 3, unfounded: 1 }

describe('the record of a reporter', () => {
  it('is told with what it is of', () => {
    expect(recordToShow(HISTORY)).toEqual({ record: { decided: 5, borneOut: 3, unfounded: 1 }, withheld: null })
  })

  it('is no number where there is too little to go by', () => {
    const few = { ...HISTORY, decided: RECORD_SHOWN_FROM - 1, borneOut: 0, unfounded: 4 }
    expect(recordToShow(few)).toEqual({ record: null, withheld: 'few' })
  })

  it('never stands beside a report of danger, however it reads', () => {
    const hostile = { ...HISTORY, isDanger: true, decided: 40, borneOut: 0, unfounded: 40 }
    expect(recordToShow(hostile)).toEqual({ record: null, withheld: 'danger' })
  })

  it('is nobody’s where nobody knows who wrote', () => {
    expect(recordToShow({ ...HISTORY, isMail: true })).toEqual({ record: null, withheld: 'unverified' })
  })
})
