/** A standing in one sentence, for pages and services that tell it to whom it is about. */
import { CAPABILITY_WORDS, type Standing, tellInstant } from '@goodstanding/casework'
import type { Bilingual, Instant } from '@goodstanding/model'

type Told = Pick<Standing, 'subject' | 'state' | 'limits' | 'by'>

const untilIn = (until: Instant | null | undefined): Bilingual =>
  until === null || until === undefined
    ? { en: '', zh: '' }
    : { en: ` until ${tellInstant(until)}`, zh: `（至 ${tellInstant(until)}）` }

function lost({ limits }: Told): Bilingual {
  const each = limits.map(({ capability, until }) => {
    const [words, end] = [CAPABILITY_WORDS[capability], untilIn(until)]
    return { en: `${words.en}${end.en}`, zh: `${words.zh}${end.zh}` }
  })
  return { en: each.map(({ en }) => en).join('; '), zh: each.map(({ zh }) => zh).join('；') }
}

/** What may still be done, for the subject to read. */
export function sayStanding(standing: Told): Bilingual {
  const whose =
    standing.subject.type === 'organization'
      ? { en: 'Your organization', zh: '您的组织' }
      : { en: 'Your account', zh: '您的账号' }
  switch (standing.state) {
    case 'good':
      return { en: `${whose.en} is in good standing.`, zh: `${whose.zh}状态良好。` }
    case 'limited': {
      const what = lost(standing)
      return { en: `${whose.en} is limited: no ${what.en}.`, zh: `${whose.zh}受到限制：${what.zh}。` }
    }
    case 'suspended': {
      const end = untilIn(standing.by?.until)
      return {
        en: `${whose.en} is suspended${end.en}. You can still read, export your data and appeal.`,
        zh: `${whose.zh}已停用${end.zh}。您仍可查看、导出自己的数据并提出申诉。`,
      }
    }
    case 'terminated':
      return { en: `${whose.en} is terminated. You can appeal.`, zh: `${whose.zh}已终止。您可以提出申诉。` }
  }
}
