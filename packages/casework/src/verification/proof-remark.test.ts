import { expect, it } from 'vitest'
import { sayRemark } from './proof-remark.ts'

it('a remark about a proof is said in both languages, with its detail, also one of before there were codes', () => {
  expect(sayRemark(null)).toBeNull()
  expect(sayRemark({ code: 'proof.file-refused', detail: '404' })).toEqual({
    code: 'proof.file-refused',
    en: 'The file request returned HTTP 404.',
    zh: '读取文件得到的应答是 HTTP 404。',
  })
  expect(sayRemark('The file is too large.')).toEqual({
    code: 'proof.file-large',
    en: 'The file is too large.',
    zh: '文件过大。',
  })
  const noted = 'Seen by a person.'
  expect(sayRemark(noted)).toEqual({ code: 'proof.noted', en: noted, zh: noted })
})
