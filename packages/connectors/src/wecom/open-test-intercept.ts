/** WeCom's word rules, for tests: with its quotas, and with its refusal of what is meant for the other call. */
import { type Fields, fieldsOf, listOf, textIn } from '../read-fields.ts'

export type TestRule = {
  readonly id: string
  readonly name: string
  readonly words: readonly string[]
  readonly more: Fields
}

export const said = (errcode: number, errmsg: string, more: Fields = {}): Fields => ({ errcode, errmsg, ...more })
export const ok = (more: Fields = {}): Fields => said(0, 'ok', more)

export function interceptCalls(rules: Map<string, TestRule>) {
  let made = 0
  return (path: string, body: Fields): Fields => {
    const id = textIn(body, 'rule_id') ?? ''
    const rule = rules.get(id)
    const words = listOf(body['word_list']).map(String)
    const isBad =
      words.length > 300 ||
      words.some((word) => Array.from(word).length > 32) ||
      (textIn(body, 'rule_name') ?? '').length > 20
    switch (path) {
      case 'externalcontact/get_intercept_rule_list':
        return ok({
          rule_list: [...rules.values()].map((one) => ({ rule_id: one.id, rule_name: one.name, create_time: 1 })),
        })
      case 'externalcontact/add_intercept_rule': {
        if (isBad || rules.size >= 100 || body['extra_rule'] !== undefined) return said(40_058, 'invalid rule')
        made += 1
        rules.set(`rule-${made}`, { id: `rule-${made}`, name: textIn(body, 'rule_name') ?? '', words, more: body })
        return ok({ rule_id: `rule-${made}` })
      }
      default:
        if (rule === undefined) return said(41_045, 'no such rule')
    }
    switch (path) {
      case 'externalcontact/get_intercept_rule':
        return ok({ rule: { ...rule.more, rule_id: id, rule_name: rule.name, word_list: rule.words } })
      case 'externalcontact/update_intercept_rule': {
        if (isBad || body['applicable_range'] !== undefined) return said(40_058, 'invalid rule')
        const { users, departments } = ranged(rule.more, body)
        const more = { ...rule.more, ...body, applicable_range: { user_list: users, department_list: departments } }
        rules.set(id, { id, name: rule.name, words, more })
        return ok()
      }
      default:
        rules.delete(id)
        return ok()
    }
  }
}

function ranged(before: Fields, change: Fields) {
  const of = (fields: Fields, range: string, list: string) => listOf(fieldsOf(fields[range])[list])
  const merged = (list: string) => [
    ...of(before, 'applicable_range', list).filter((one) => !of(change, 'remove_applicable_range', list).includes(one)),
    ...of(change, 'add_applicable_range', list),
  ]
  return { users: merged('user_list'), departments: merged('department_list') }
}
