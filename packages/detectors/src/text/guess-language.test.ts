import { describe, expect, it } from 'vitest'
import { createFold } from '../fold/fold.ts'
import { guessLanguage, type TextLanguage } from './guess-language.ts'

const fold = createFold(null)
const guessed = (text: string): TextLanguage => guessLanguage(fold(text), null)

describe('the language of a text', () => {
  it.each([
    'As a favour, do me a quick transfer, as a gift for a client',
    'Is there a way to install a driver as a normal user?',
    'Send me a gift card as soon as you can, no questions',
    'Congratulations, claim a prize worth $5,000 as a loyal customer: prize-claims.example.com',
    'maybe a surprise',
    "It's a deal",
  ])('English, whatever else writes its short words so: %s', (text) => {
    expect(guessed(text)).toBe('en')
  })

  it.each([
    ['de', 'Die Besprechung beginnt um zehn und dauert eine Stunde.'],
    ['de', 'Am Freitag ist die Halle zu, der Schlüssel liegt beim Hausmeister.'],
    ['es', 'La reunión empieza a las diez y va a durar una hora.'],
    ['es', '¿Me puedes mandar el informe antes del viernes?'],
    ['fr', 'La réunion commence à dix heures et elle dure une heure.'],
    ['fr', "Je n'ai pas reçu la facture, tu peux me la renvoyer ?"],
    ['pt', 'A reunião começa às dez e vai durar uma hora.'],
    ['pt', 'O elevador está avariado outra vez.'],
    ['pt', 'Preciso do contrato assinado antes do almoço.'],
    ['zh', '会议十点开始，大约一个小时。'],
    ['ja', '会議は十時に始まります。'],
    ['vi', 'Anh giám đốc đang họp, chiều gọi lại nhé'],
    ['vi', 'toi gui hop dong cho khach hang roi'],
    ['id', 'Direktur sedang rapat, nanti sore dihubungi lagi ya'],
    ['other', 'Dan, update'],
    ['ko', '회의는 열 시에 시작합니다.'],
    ['other', 'Gnea, xyzzy qwrt'],
  ] as const)('%s: %s', (language, text) => {
    expect(guessed(text)).toBe(language)
  })

  it('is what its sender says where the script allows it', () => {
    expect(guessLanguage(fold('O elevador, a sala'), 'en-GB')).toBe('en')
    expect(guessLanguage(fold('会议十点开始'), 'en')).toBe('zh')
  })
})
