import { SignalValues } from '@goodstanding/model'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { detectFile } from './detect-file.ts'
import { look, tarOf } from './open-test-file.ts'

function peopleIn(name: string, content: string | Uint8Array, looked = name): readonly [numbers: number, all: number] {
  const sink = new SignalValues()
  detectFile({ ...look(looked, content), name }, '/data/file', sink)
  return [sink.value('file.personal-numbers'), sink.value('file.personal-data')]
}

const ROWS = 'name,email,phone,iban\nHannah Vogel,h.vogel@mail.example,+49 1512 3456789,DE89370400440532013000\n'

describe('data of people in a file', () => {
  it.each([
    ['customers.csv', ROWS, [0, 3]],
    ['名单.csv', '姓名,身份证号,手机\n张伟,11010519491231002X,13800138000\n', [1, 2]],
    ['cards.txt', '4539 1488 0343 6467 exp 09/27\n', [1, 1]],
    ['one.vcf', 'BEGIN:VCARD\nFN:Ana Ruiz\nTEL:+34 600 123 456\nEMAIL:ana@mail.example\nEND:VCARD\n', [0, 2]],
    ['people.json', '[{"email":"ana@mail.example","phone":"+34 600 123 456"}]', [0, 1]],
  ])('is counted in lists and notes: %s', (name, text, expected) => {
    expect(peopleIn(name, text)).toEqual(expected)
  })

  const sheetOf = (rows: string): Uint8Array =>
    zipSync({ 'xl/sharedStrings.xml': strToU8(`<sst>${rows.replace(/[^,\n]+/g, '<si><t>$&</t></si>')}</sst>`) })
  const letterOf = (lines: readonly string[]): Uint8Array =>
    zipSync({ 'word/document.xml': strToU8(lines.map((line) => `<w:p><w:t>${line}</w:t></w:p>`).join('')) })
  /** Numbers of four people. */
  const SIGNED = ['11010519491231002X', '110101199003070994', '110101199003077694', '110101199003075533']

  it('is counted in a sheet as in a list, and in a letter where it is one', () => {
    expect(peopleIn('customers.xlsx', sheetOf(ROWS))).toEqual([0, 3])
    const numbers = SIGNED.map((number) => `身份证号：${number}`)
    expect(
      peopleIn('contract.docx', letterOf(['甲方与乙方签订合同', ...numbers.slice(0, 2), '手机：13800138000'])),
    ).toEqual([0, 0])
    expect(peopleIn('list.docx', letterOf(numbers))).toEqual([4, 0])
    const phones = Array.from({ length: 12 }, (_, at) => `1380013800${at % 10}，1390013${8_000 + at}`)
    expect(peopleIn('phones.docx', letterOf(phones))[1]).toBeGreaterThanOrEqual(10)
  })

  it('is counted under the name that it is sent by, whatever its bytes came by', () => {
    expect(peopleIn('customers.csv', ROWS, '')).toEqual([0, 3])
    expect(peopleIn('customers.ts', ROWS, 'customers.csv')).toEqual([0, 0])
  })

  it('is read in the letters of Windows too', () => {
    const wide = new Uint8Array(Buffer.from(`\ufeff${ROWS}`, 'utf16le'))
    expect(peopleIn('customers.csv', wide)[1]).toBe(3)
  })

  it.each([
    ['prices.csv', 'sku,name,price\n4401,LED panel,29.90\n'],
    ['package.json', '{"author":"Ana <ana@mail.example>","version":"1.2.3"}'],
    ['mail.ts', 'const support = "ana@mail.example"\n'],
    ['times.csv', '1701389412345,2026-12-01T09:00:00Z,200\n1701389412399,2026-12-01T09:00:01Z,200\n'],
  ])('is none of %s', (name, text) => {
    expect(peopleIn(name, text)).toEqual([0, 0])
  })

  it('is not sought in what is no text', () => {
    expect(peopleIn('list.csv', tarOf([{ name: 'a.csv', content: ROWS }]))).toEqual([0, 0])
  })
})
