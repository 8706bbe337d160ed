import { expect, it } from 'vitest'
import { langOf } from './lang-of.ts'

it.each([
  ['明天下班后在门口等你', 'zh'],
  ['会议改到 15:30，请用 Teams 加入', 'zh'],
  ['明日の会議は三時からです', 'ja'],
  ['내일 회의는 세 시입니다', 'ko'],
  ['The meeting with 王伟 is at three', ''],
  ['Please log in here: https://bank.example/x', ''],
  ['12:30', ''],
  ['', ''],
])('the letters of %j tell %j', (text, language) => {
  expect(langOf(text)).toBe(language)
})
