/** Words of the pages, in both languages. One translation for each term (GLOSSARY.md). */
import { CAPABILITY_WORDS } from '@goodstanding/casework'
import { type Bilingual, type Capability, type Effect, EVENT_WORDS, type Severity } from '@goodstanding/model'
import type { DecidedBy } from '@goodstanding/policy'

export const PAGE_WORDS = {
  skip: { en: 'Skip to the clauses', zh: '跳到条款' },
  watched: { en: 'What is watched', zh: '检测内容' },
  decides: { en: 'Who decides', zh: '由谁决定' },
  severity: { en: 'Severity', zh: '严重程度' },
  rules: { en: 'How it is detected', zh: '如何检测' },
  follows: { en: 'What follows', zh: '后续措施' },
  everyEvent: { en: 'every event', zh: '所有事件' },
  watchOnly: { en: 'recorded only', zh: '仅记录' },
  switchedOff: { en: 'switched off', zh: '已关闭' },
  loweredToWatch: { en: 'temporarily in watch mode: recorded only', zh: '暂时切换为仅观察：仅记录' },
  loweredToOff: { en: 'temporarily switched off', zh: '暂时关闭' },
} as const satisfies Record<string, Bilingual>

export const EFFECT_WORDS: Readonly<Record<Effect, Bilingual>> = {
  allow: { en: 'delivered', zh: '放行' },
  flag: { en: 'delivered, and a person looks', zh: '放行并由人工查看' },
  hold: { en: 'held until a person decides', zh: '暂缓，待人工决定' },
  block: { en: 'blocked', zh: '拦截' },
}

export const DECIDED_WORDS: Readonly<Record<DecidedBy, Bilingual>> = {
  machine: { en: 'system, immediately', zh: '系统即时决定' },
  case: { en: 'a person, on a case', zh: '人工审理案件' },
  report: { en: 'a person, on a report', zh: '人工处理举报' },
}

export const SEVERITY_WORDS: Readonly<Record<Severity, Bilingual>> = {
  1: { en: 'low', zh: '低' },
  2: { en: 'medium', zh: '中' },
  3: { en: 'high', zh: '高' },
  4: { en: 'critical', zh: '极高' },
}

export const ACTION_WORDS: Readonly<Record<string, Bilingual>> = {
  warn: { en: 'warning', zh: '警告' },
  remove: { en: 'removal of the content', zh: '移除内容' },
  limit: { en: 'limit on', zh: '限制' },
  suspend: { en: 'suspension', zh: '停用' },
  terminate: { en: 'termination (two people)', zh: '终止（须两人决定）' },
  'revoke-verification': { en: 'verification revoked', zh: '撤销企业认证' },
  'refer-to-authority': { en: 'referral to an authority', zh: '移交主管机关' },
  reinstate: { en: 'reinstatement', zh: '恢复' },
}

/** What a step of a ladder takes, and what it is on. */
export function wordsOfMeasure(type: string, capability: Capability | null): Bilingual {
  const action = ACTION_WORDS[type] ?? { en: type, zh: type }
  const what = capability === null ? { en: '', zh: '' } : CAPABILITY_WORDS[capability]
  return { en: `${action.en} ${what.en}`.trim(), zh: `${action.zh}${what.zh}` }
}

const EVENTS: Readonly<Record<string, Bilingual>> = EVENT_WORDS

/** What a type of event is called; a type that this version does not know keeps its code. */
export function wordsOfEvent(type: string): Bilingual {
  return EVENTS[type] ?? { en: type, zh: type }
}
