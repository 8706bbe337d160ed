import { describe, expect, it } from 'vitest'
import { LOOKS_AT_MOST } from './doubt-listed.ts'
import { doubterOf, isShort, joinScores, mostOfShort, voiceOf } from './join-scores.ts'

const leading = voiceOf('text.harassment')
const adding = voiceOf('text.drugs')
const doubting = voiceOf('text.property-threat')
if (leading === null || adding === null || doubting === null) throw new Error('A head is missing.')

describe('a joined score', () => {
  it('never acts by the word of the model alone, and keeps the order of its scores', () => {
    for (const voice of [leading, adding]) {
      expect(joinScores(0, 0.999, voice)).toBeLessThan(0.85)
      expect(joinScores(0, 0.9, voice)).toBeGreaterThan(joinScores(0, 0.7, voice))
      expect(joinScores(0, 0.5, voice)).toBe(0.5)
    }
  })
  it('asks a person to look at plain words in a language that the model hardly knows, and never acts there', () => {
    expect(joinScores(0.9, 0.25, leading)).toBeLessThan(0.6)
    expect(joinScores(0.9, 0.25, leading, 'little')).toBe(0.6)
    expect(joinScores(0.84, 0.25, leading, 'little')).toBeLessThan(0.6)
    expect(joinScores(0.9, 0.1, leading, 'little')).toBeLessThan(0.6)
  })
  it('does so in Chinese about what the model learned there from our own grammars alone', () => {
    const [threat, hate] = [voiceOf('text.threat'), voiceOf('text.hate')]
    if (threat === null || hate === null) throw new Error('Both have a head.')
    expect(joinScores(0.9, 0.25, threat, 'in part')).toBe(0.6)
    expect(joinScores(0.9, 0.25, hate, 'in part')).toBeLessThan(0.6)
    // Without a sign in the lists the model is believed as in English.
    expect(joinScores(0, 0.9, threat, 'in part')).toBe(joinScores(0, 0.9, threat))
  })
  it('acts where the lists see something too', () => {
    expect(joinScores(0.5, 0.9, leading)).toBe(0.9)
  })
  it('lets a listed word fade where a model that judges many texts sees nothing', () => {
    expect(joinScores(0.9, 0, leading)).toBe(0)
    expect(joinScores(0.9, 0.2, leading)).toBeLessThan(0.6)
    expect(joinScores(0.9, 0.65, leading)).toBeGreaterThanOrEqual(0.85)
  })
  it('holds for a listed word only where the model that judges contempt, threats or spam is surer than even', () => {
    const threat = voiceOf('text.threat')
    if (threat === null) throw new Error('A head is missing.')
    expect(joinScores(0.9, 0.55, threat)).toBeLessThan(0.85)
    expect(joinScores(0.9, 0.65, threat)).toBeGreaterThanOrEqual(0.85)
    expect(joinScores(0.9, 0.7, threat)).toBeGreaterThan(joinScores(0.9, 0.65, threat))
  })
  it('lets a person see strong words that the model takes for as likely as not', () => {
    expect(joinScores(0.84, 0.5, leading)).toBe(0.6)
    expect(joinScores(0.79, 0.5, leading)).toBeLessThan(0.6)
    expect(joinScores(0.84, 0.49, leading)).toBeLessThan(0.6)
  })
  it('keeps what the lists hold to be plain as far as a head that adds hears of it, in English, and what has no other meaning in any case', () => {
    const urging = voiceOf('text.self-harm')
    const claiming = voiceOf('text.official-claim')
    if (urging === null || claiming === null) throw new Error('Both have a head.')
    expect(joinScores(0.9, 0, urging)).toBeLessThan(0.6)
    expect(joinScores(0.9, 0.15, urging)).toBe(0.6)
    expect(joinScores(0.9, 0.4, urging)).toBeLessThan(0.85)
    expect(joinScores(0.9, 0.47, urging)).toBeGreaterThanOrEqual(0.85)
    // It knows better what a claim is.
    expect(joinScores(0.9, 0.7, claiming)).toBeLessThan(0.85)
    expect(joinScores(0.9, 0.78, claiming)).toBeGreaterThanOrEqual(0.85)
    expect(joinScores(0.95, 0, urging)).toBe(0.95)
    // A coarse word is coarse whatever it is said of.
    const coarse = voiceOf('text.profanity')
    if (coarse === null) throw new Error('It has a head.')
    expect(joinScores(0.9, 0, coarse)).toBe(0.9)
    expect(joinScores(0.9, 0, urging, 'little')).toBe(0.9)
    expect(joinScores(0.65, 0, urging)).toBeLessThan(0.6)
  })
  it('acts on the words of an offer or a trick only where the head that knows offers is for it, and asks a person from a doubt on', () => {
    for (const signal of ['text.drugs', 'text.fraud', 'text.gambling', 'text.pyramid', 'text.money-request'] as const) {
      const voice = voiceOf(signal)
      if (voice === null) throw new Error('A head is missing.')
      expect(joinScores(0.9, 0.1, voice)).toBeLessThan(0.6)
      expect(joinScores(0.9, 0.4, voice)).toBeGreaterThanOrEqual(0.6)
      expect(joinScores(0.9, 0.5, voice)).toBeLessThan(0.85)
      expect(joinScores(0.9, 0.65, voice)).toBeGreaterThanOrEqual(0.85)
      // Where the model hardly knows the language, two witnesses act; the lists alone ask a person.
      expect(joinScores(0.9, 0.1, voice, 'little')).toBe(0.84)
      expect(joinScores(0.9, 0.2, voice, 'little')).toBe(0.9)
    }
  })
  it('asks a person to look at less than a head knows well only where the lists see a sign too', () => {
    const risk = voiceOf('text.self-harm-risk')
    if (risk === null) throw new Error('A head is missing.')
    expect(joinScores(0, 0.8, risk)).toBeLessThan(0.6)
    expect(joinScores(0.15, 0.8, risk)).toBeGreaterThanOrEqual(0.6)
    expect(joinScores(0, 0.95, risk)).toBeGreaterThan(joinScores(0, 0.9, risk))
    expect(joinScores(0, 0.9, risk)).toBeGreaterThanOrEqual(0.6)
  })
  it('asks nobody by the word alone of a head that saw little of the language', () => {
    const threat = voiceOf('text.threat')
    if (threat === null) throw new Error('A head is missing.')
    expect(joinScores(0, 0.99, threat, 'little')).toBeLessThan(0.6)
    expect(joinScores(0, 0.99, threat, 'little')).toBeGreaterThan(joinScores(0, 0.9, threat, 'little'))
    expect(joinScores(0.15, 0.99, threat, 'little')).toBeGreaterThanOrEqual(0.6)
    expect(joinScores(0, 0.99, leading, 'little')).toBeGreaterThanOrEqual(0.6)
  })
  it('is only weakened, never raised, by a head of another signal', () => {
    expect(joinScores(0.2, 0.9, doubting)).toBe(0.2)
    expect(joinScores(0.9, 0.1, doubting)).toBeLessThan(0.6)
  })
  it('of calls to act asks a person at most, whatever the model says, unless the lists hold it to be plain', () => {
    for (const signal of ['text.incitement', 'text.crime-incitement', 'text.extremism'] as const) {
      const voice = voiceOf(signal)
      if (voice === null) throw new Error('A head is missing.')
      for (const listed of [0, 0.5, 0.84]) expect(joinScores(listed, 0.99, voice)).toBeLessThanOrEqual(LOOKS_AT_MOST)
      expect(joinScores(0.5, 0.8, voice)).toBe(0.8)
      expect(joinScores(0.9, 0.99, voice)).toBe(0.9)
      expect(joinScores(0.9, 0, voice)).toBe(0.5)
    }
  })
  it('of contempt with a call believes the lists as far as the head of contempt does, though the call has a head of its own', () => {
    const doubter = doubterOf('text.incitement')
    if (doubter === null) throw new Error('A head is missing.')
    expect(joinScores(0.9, 0.1, doubter)).toBeLessThan(0.6)
    expect(joinScores(0.2, 0.9, doubter)).toBe(0.2)
    for (const signal of ['text.property-threat', 'text.extremism', 'text.confidential'] as const)
      expect(doubterOf(signal)).toBeNull()
  })
  it('has no voice of the model for signals without a head', () => {
    expect(voiceOf('text.confidential')).toBeNull()
  })
  it('looks in Chinese at what the lists hold and a head that adds hardly hears, and holds it where that hears some of it', () => {
    const urging = voiceOf('text.self-harm')
    const telling = voiceOf('text.doxxing')
    if (urging === null || telling === null) throw new Error('Both have a head.')
    expect(joinScores(0.9, 0, urging, 'in part')).toBe(0.84)
    expect(joinScores(0.9, 0.39, urging, 'in part')).toBe(0.84)
    expect(joinScores(0.9, 0.4, urging, 'in part')).toBe(0.9)
    expect(joinScores(0.9, 0.5, telling, 'in part')).toBe(0.84)
    expect(joinScores(0.95, 0, urging, 'in part')).toBe(0.95)
    // Below the level of action nothing is taken away.
    expect(joinScores(0.7, 0.12, urging, 'in part')).toBe(0.7)
  })
  it('lets the heads of single deeds ask a person and no more, surer than others where the lists are silent', () => {
    const doxxing = voiceOf('text.doxxing')
    const weapons = voiceOf('text.weapons')
    if (doxxing === null || weapons === null) throw new Error('Both have a head.')
    expect(joinScores(0, 0.999, weapons)).toBeLessThan(0.85)
    expect(joinScores(0.7, 0.999, weapons)).toBeLessThan(0.85)
    expect(joinScores(0.9, 0, weapons)).toBe(0.5)
    expect(joinScores(0.7, 0, weapons)).toBeLessThan(0.6)
    expect(joinScores(0.7, 0, weapons, 'little')).toBe(0.7)
    expect(joinScores(0, 0.67, weapons)).toBeGreaterThanOrEqual(0.6)
    expect(joinScores(0, 0.67, doxxing)).toBeLessThanOrEqual(0.45)
    const attack = voiceOf('text.attack-service')
    if (attack === null) throw new Error('It has a head.')
    expect(joinScores(0, 0.56, attack)).toBeLessThanOrEqual(0.45)
    expect(joinScores(0, 0.56, attack, 'in part')).toBeGreaterThanOrEqual(0.6)
    expect(joinScores(0, 0.56, weapons, 'in part')).toBeLessThanOrEqual(0.45)
    expect(joinScores(0, 0.999, attack, 'in part')).toBeLessThan(0.85)
  })
  it('believes no such head of a few letters in which the lists see nothing', () => {
    const weapons = voiceOf('text.weapons')
    if (weapons === null) throw new Error('It has a head.')
    expect([isShort(43, false), isShort(44, false), isShort(9, true), isShort(10, true)]).toEqual([
      true,
      false,
      true,
      false,
    ])
    expect([mostOfShort(0, weapons), mostOfShort(0.1, weapons), mostOfShort(0, leading)]).toEqual([0.45, 1, 1])
  })
})
