/** What people read of the connector itself; why something was refused is said by Goodstanding. */
import type { Bilingual } from '@goodstanding/model'

export const WORDS = {
  liveCancelled: {
    en: 'The live stream that you booked was cancelled.',
    zh: '您预约的直播已被取消。',
  },
  liveReleased: {
    en: 'A person looked at the live stream that was cancelled and found nothing wrong. WeCom cannot bring it back: book it again with the same title.',
    zh: '人工审核认为已取消的直播没有问题。企业微信无法恢复该直播，请以相同标题重新预约。',
  },
  standing: {
    en: 'Your account or your organization is not allowed to do this at present.',
    zh: '您的账号或所属组织目前不能进行此操作。',
  },
  decision: { en: 'Decision', zh: '决定编号' },
  readMore: { en: 'Read and appeal', zh: '查看与申诉' },
  read: { en: 'Read it here', zh: '在此查看' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type Language = 'en' | 'zh' | 'both'

/** WeCom's limit of a text message, in bytes of UTF-8. */
const TEXT_BYTES = 2_048

/** The messages that say it: in one language, or in both, Chinese first. `link` is never cut off. */
export function textsOf(words: Bilingual, link: Bilingual | null, language: Language): readonly string[] {
  const languages = language === 'both' ? (['zh', 'en'] as const) : [language]
  return languages.map((one) => {
    const end = link === null ? '' : `\n\n${link[one]}`
    return `${cutBytes(plain(words[one]), TEXT_BYTES - Buffer.byteLength(end))}${end}`
  })
}

/** WeCom makes links of HTML in a text. Words of others make none. */
const plain = (text: string): string => text.replaceAll('<', '＜')

/** Whole characters; what was cut ends with an ellipsis. */
function cutBytes(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text
  let size = Buffer.byteLength('…')
  let kept = ''
  for (const character of text) {
    size += Buffer.byteLength(character)
    if (size > most) break
    kept += character
  }
  return `${kept}…`
}
