import { expect, it } from 'vitest'
import { issuerWords } from './permit-words.ts'

it('names the operator in the words of the reader, whoever asked, and any other issuer as it was written', () => {
  for (const written of ['Operator', '平台运营方'])
    expect(issuerWords(written)).toEqual({ en: 'Operator', zh: '平台运营方' })
  expect(issuerWords('Office for Trade')).toEqual({ en: 'Office for Trade', zh: 'Office for Trade' })
})
