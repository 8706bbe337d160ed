import { SignalValues } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { NO_CLAIMS } from './no-claims.ts'
import type { AccountClaims } from './screen-account.ts'
import { screenOffensiveNames } from './screen-offensive-names.ts'

const NOBODY: AccountClaims = { ...NO_CLAIMS, id: 'u1', kind: 'member' }

function scoresOf(names: Partial<AccountClaims>): { readonly indecent: number; readonly interest: number } {
  const sink = new SignalValues()
  screenOffensiveNames({ ...NOBODY, ...names }, '/data/account', sink)
  return { indecent: sink.value('name.indecent'), interest: sink.value('name.public-interest') }
}

describe('what an account calls itself', () => {
  it.each([
    { name: 'Cunt McFace' },
    { name: '傻逼王老板' },
    { name: '约炮小姐姐' },
    { username: 'fuck_the_boss' },
    { name: '傻B同事' },
  ])('is obscene: %o', (names) => {
    expect(scoresOf(names).indecent).toBeGreaterThanOrEqual(0.85)
  })

  it.each(['F*ck this job', 'F**K OFF', 'Motherf*cker', 'Sh*t happens', 'a$$hole', 'b*tch', 'as*hole', 'n*gga'])(
    'is obscene, though signs stand for letters: %s',
    (name) => {
      expect(scoresOf({ name }).indecent).toBeGreaterThanOrEqual(0.85)
    },
  )

  it.each(['F*A*C*T Team', 'C# Developer', 'Ke$ha', 'P!nk', 'A*STAR Labs', 'M*A*S*H', 'Fred #1'])(
    'has signs and no coarse word: %s',
    (name) => {
      expect(scoresOf({ name })).toEqual({ indecent: 0, interest: 0 })
    },
  )

  it.each([
    { title: 'Escort Service Berlin' },
    { title: 'Fake IDs for sale' },
    { title: '裸聊加微信' },
    { title: 'Cunt in chief' },
    { name: 'Naked girls for sex' },
    { name: 'Hot Girls 24h' },
    { name: 'Nude pics dm me' },
    { name: '上门服务小姐姐' },
  ])('is for a person to look at: %o', (names) => {
    const { indecent } = scoresOf(names)
    expect(indecent).toBeGreaterThanOrEqual(0.6)
    expect(indecent).toBeLessThan(0.85)
  })

  it.each([
    'Human Trafficking Investigator',
    'Counsellor for victims of rape',
    'Money Laundering Reporting Officer',
    'Head of Online Casino Compliance',
    '反洗钱专员',
    'Hot Desk Coordinator',
    'Nude Food Pastry Chef',
  ])('is the work of somebody: %s', (title) => {
    expect(scoresOf({ title })).toEqual({ indecent: 0, interest: 0 })
  })

  it.each([{ name: 'Hitler Did Nothing Wrong' }, { username: 'heil_hitler' }, { name: '希特勒万岁' }])(
    'praises persecution: %o',
    (names) => {
      expect(scoresOf(names).interest).toBeGreaterThanOrEqual(0.85)
    },
  )

  it.each([
    'Phuc Nguyen',
    'Fuk Yin Wong',
    'Dick van Dijk',
    'Isis Oliveira',
    'Jihad Haddad',
    'Ngozi Cockburn',
    'Osama Ahmed',
    '党卫国',
    '毛小军',
  ])('is somebody’s own name: %s', (name) => {
    expect(scoresOf({ name })).toEqual({ indecent: 0, interest: 0 })
  })
})
