import { describe, expect, it } from 'vitest'
import { prefersCsv } from './prefers-csv.ts'

describe('a table instead of JSON', () => {
  it.each([
    'text/csv',
    'text/csv, */*',
    'TEXT/CSV; charset=utf-8',
    'text/csv, application/json;q=0.5',
    'text/csv,application/json',
    '*/*;q=0.1, text/*',
    'text/*',
    'application/json;q=0, text/csv;q=0.1',
  ])('is what %s asks for', (accept) => {
    expect(prefersCsv(accept)).toBe(true)
  })

  it.each([
    undefined,
    '',
    '*/*',
    'application/json',
    'application/json, text/csv',
    'text/csv;q=0.5, */*',
    'text/csv;q=0',
    'text/html,application/xml;q=0.9,*/*;q=0.8',
    'text/csvx',
    'text/csv;q=x',
  ])('is not what %s asks for', (accept) => {
    expect(prefersCsv(accept)).toBe(false)
  })
})
