import { readFileSync } from 'node:fs'
import { SignalValues } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { withoutFalseFriends } from './false-friends.ts'
import { openShippedText } from './open-test-text.ts'

const { detector } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)

function saidOf(text: string): readonly string[] {
  const sink = new SignalValues()
  detector.detect([{ pointer: '', text }], null, sink)
  return (
    ['text.hate', 'text.harassment', 'text.profanity', 'text.sexual', 'text.gambling', 'text.self-harm'] as const
  ).filter((name) => sink.value(name) >= 0.5)
}

describe('a word that is a slur in English alone', () => {
  it.each([
    'Mötet är slut klockan tre.',
    'Till slut blev det bra med rapporten.',
    'Kaffen er slut, kan du købe ny?',
    'Er det slutt på papir på lageret?',
    'Vi nærmer oss slutten av måneden.',
    'Projektet slutar på fredag.',
    'SLUT PÅ LAGER',
    'Paki check po ng file, salamat.',
    'paki send na lang sa akin',
    'Hi team, paki confirm the schedule.',
    'Paki kättesaamine võtab kaks päeva.',
    'Je kunt de bon bij het loket ophalen.',
    'Waar kunt u naartoe als het loket dicht is?',
    'Je kunt maar drie vensters vastzetten',
    'Negeer deze waarschuwing en ga verder met de tekst.',
    'Negeer TLS-fout',
    'Har prislistan ett slutdatum?',
    '社員番号と電話番号を記入してください。',
    '口座番号と郵便番号をお願いします',
    'Kies een taal voor het verslag en druk op Verder.',
    'Nu știu cum să trimit raportul, dar este gata.',
    'Napište, kdy se máte sejít a kde bude oběd.',
    'Bạn có bộ cài cho máy in này không?',
    'Nếu máy không đủ bộ nhớ thì tắt bớt chương trình.',
    'Gửi cho tôi tài liệu nào cần in trước khi họp.',
    'Do đó cho phép mọi người nghỉ sớm, và báo lại nếu bận.',
  ])('says nothing in a language in which it is none: %s', (text) => {
    expect(saidOf(text)).toEqual([])
  })

  it.each([
    'You are a slut.',
    'what a slut, she slept with both of them',
    'slut',
    'those sluts in sales',
    'dirty paki',
    'och det är för att you are a slut',
    'Send the paki home, nobody wants him here.',
    'the paki guy from accounts smells',
    'what a kunt, he did it again',
    'je bent een lul en you are a kunt',
    'hope he dies, fat kunt, and the hoe he met can die too',
    'fill her with cum, send pics',
    '最新番号资源，加我',
    'bo cai ping tai, mei tian ti xian',
    'nao can, ni hui bu hui zuo shi',
  ])('is heard where it is one: %s', (text) => {
    expect(saidOf(text)).not.toEqual([])
    expect(withoutFalseFriends(text)).toBe(text)
  })

  it('keeps each place where it was', () => {
    expect(withoutFalseFriends('Det är slut på kaffe i dag')).toBe('Det är stop på kaffe i dag')
    expect(withoutFalseFriends('nothing of the kind')).toBe('nothing of the kind')
  })
})
