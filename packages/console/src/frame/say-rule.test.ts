import { describe, expect, it } from 'vitest'
import { sayRulesOf } from './say-rule.ts'

const why = { en: 'A link leads to a host that imitates a known name.', zh: '链接指向仿冒知名名称的网址。' }
const sections = [{ clauses: [{ id: 'conduct.e', rules: [{ name: 'lookalike-host', why }] }] }]
const seen = { clause: 'conduct.e', rule: 'lookalike-host' }

describe('what a rule saw', () => {
  it('is said as its clause file says why it acts, in either language, and never by its name', () => {
    expect(sayRulesOf(sections, 'en')(seen)).toBe('A link leads to a host that imitates a known name')
    expect(sayRulesOf(sections, 'zh')(seen)).toBe('链接指向仿冒知名名称的网址')
  })

  it('is said of what no clause file holds too: lists, rules of an organization, and what nobody could check', () => {
    const said = (rule: string, clause = 'conduct.e') => sayRulesOf(sections, 'en')({ clause, rule })
    expect(said('own/own-lx3k2')).toBe('A rule of the organization itself')
    expect(said('listed-url')).toBe('The address is on a list')
    expect(said('listed-hash')).toBe('The file is on a list')
    expect(said('failed', 'unchecked')).toBe('could not be checked')
    expect(sayRulesOf(sections, 'zh')({ clause: 'conduct.e', rule: 'own/own-lx3k2' })).toBe('组织自定的规则')
  })

  it('is not said before the policy is there, and by its name where the policy has it no more', () => {
    expect(sayRulesOf(undefined, 'en')(seen)).toBe('')
    expect(sayRulesOf(sections, 'en')({ clause: 'conduct.e', rule: 'a-rule-of-before' })).toBe('a rule of before')
  })
})
