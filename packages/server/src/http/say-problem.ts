/**
 * Problems in the language of whoever reads them. They are made in English; only one that is sent to a reader of Chinese is said in Chinese,
 * so nothing here stands in the way of an answer that is no refusal.
 */
import { chineseProblem, isPolicyProblem, lineOf } from '@goodstanding/policy'
import type { Language } from '../page/accepted-language.ts'
import { CHINESE_DETAILS } from './chinese-details.ts'
import { CHINESE_TITLES } from './chinese-titles.ts'
import { type FieldError, isProblemKind, type ProblemBody, PROBLEMS } from './problems.ts'

/** A longer one holds what a caller sent; it is not compared with every sentence. */
const LONGEST = 500

/** A sentence with values in it, and what it is in Chinese. */
type Pattern = { readonly english: RegExp; readonly chinese: string }

let patterns: readonly Pattern[] | null = null

function patternsOf(): readonly Pattern[] {
  patterns ??= Object.entries(CHINESE_DETAILS)
    .filter(([english]) => english.includes('{0}'))
    .map(([english, chinese]) => {
      const parts = english.split(/\{\d\}/).map((part) => part.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`))
      return { english: new RegExp(`^${parts.join('(.*?)')}$`, 's'), chinese }
    })
  return patterns
}

/** Null: there are no Chinese words for it. */
function sayDetail(detail: string): string | null {
  if (detail.length > LONGEST) return null
  if (Object.hasOwn(CHINESE_DETAILS, detail)) return CHINESE_DETAILS[detail] ?? null
  for (const { english, chinese } of patternsOf()) {
    const values = english.exec(detail)
    if (values !== null) return chinese.replaceAll(/\{(\d)\}/g, (hole, at) => values[Number(at) + 1] ?? hole)
  }
  return null
}

/** What is said of a whole body about its first field: the pointer, then its fault. */
function sayField(detail: string, { pointer, detail: fault }: FieldError): string | null {
  if (detail !== `${pointer}: ${fault}` && detail !== `${pointer || '/'} ${fault}`) return null
  const said = sayDetail(fault)
  return said === null ? null : `${pointer || '/'}：${said}`
}

/** What is wrong with a policy: each problem with its place, the first one in the detail too. Null: it is no such problem. */
function sayPolicy({ problems, detail, errors = [] }: ProblemBody): Partial<ProblemBody> | null {
  if (!Array.isArray(problems) || !problems.every(isPolicyProblem)) return null
  const said = problems.map(chineseProblem)
  const [first] = said
  const [count = String(said.length)] = /^\d+/.exec(detail) ?? []
  if (first === undefined) return null
  return {
    detail: `共有 ${count} 个问题，第一个：${lineOf({ ...first, hint: null })}`,
    errors: errors.map((error, at) => ({ ...error, detail: said[at] === undefined ? error.detail : lineOf(said[at]) })),
    problems: said,
  }
}

/** The body of a problem in a language. What has no Chinese words stands in English behind the Chinese title. */
export function sayProblem(body: ProblemBody, language: Language): ProblemBody {
  if (language === 'en' || !isProblemKind(body.kind)) return body
  const english = PROBLEMS[body.kind].title
  const title = CHINESE_TITLES[body.kind]
  const say = (detail: string): string | null => (detail === english ? title : sayDetail(detail))
  const policy = sayPolicy(body)
  if (policy !== null) return { ...body, ...policy, title }
  const [first] = body.errors ?? []
  const field = first === undefined ? null : sayField(body.detail, first)
  return {
    ...body,
    title,
    detail: field ?? say(body.detail) ?? `${title} ${body.detail}`,
    ...(body.errors === undefined
      ? {}
      : { errors: body.errors.map((error) => ({ ...error, detail: say(error.detail) ?? error.detail })) }),
  }
}
