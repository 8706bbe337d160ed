/** What people read of the connector itself; why something was refused is said by Goodstanding. */
import type { Bilingual } from '@goodstanding/model'

export type Language = keyof Bilingual

export const WORDS = {
  notChecked: {
    en: 'This could not be checked just now, so it was not sent. Try again in a minute.',
    zh: '现在无法核对，因此未发送。请稍后再试。',
  },
  held: {
    en: 'Matrix cannot hold a message for later, so it was not sent. If a person finds nothing wrong with it, we will tell you; send the same message again then, and it will go through.',
    zh: 'Matrix 无法暂存消息，因此内容并未发送。如人工审核认为没有问题，我们会通知您，届时再次发送同一内容即可通过。',
  },
  heldOther: {
    en: 'Matrix cannot hold this for later, so it was not done.',
    zh: 'Matrix 无法暂存此操作，因此并未执行。',
  },
  standing: {
    en: 'Your account or your organization is not allowed to do this at present.',
    zh: '您的账号或所属组织目前不能进行此操作。',
  },
  blocked: { en: 'This is not allowed here.', zh: '此操作不被允许。' },
  released: {
    en: 'A person looked at what you wanted to send and found nothing wrong. Matrix could not hold it: send the same message again within seven days, and it will go through.',
    zh: '人工审核认为您要发送的内容没有问题。由于 Matrix 无法暂存，请在七天内再次发送同一内容，即可通过。',
  },
  restored: {
    en: 'The removal of one of your messages was reversed. Matrix cannot bring a removed message back: send it again if you wish.',
    zh: '对您一条消息的删除已被撤回。Matrix 无法恢复已删除的消息，如有需要请重新发送。',
  },
  removed: { en: 'Removed by the acceptable use policy', zh: '依可接受使用政策移除' },
  until: { en: 'until', zh: '截止' },
  readMore: { en: 'Read and appeal', zh: '查看与申诉' },
  read: { en: 'Read it here', zh: '在此查看' },
  reportAnswered: { en: 'About what you reported', zh: '关于您的举报' },
} as const satisfies Readonly<Record<string, Bilingual>>

const HAN = /\p{Script=Han}/u
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u

/** Chinese where the text shows it; null where it says nothing. */
export function languageOfText(text: string): Language | null {
  if (HAN.test(text) && !KANA.test(text)) return 'zh'
  return /\p{L}/u.test(text) ? 'en' : null
}

/** `zh`, `zh-Hans` and the like are Chinese; every other language reads English. */
export const languageOfTag = (tag: string): Language => (/^zh\b/i.test(tag) ? 'zh' : 'en')
