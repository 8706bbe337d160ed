/** What became of a report, in words: what NCMEC said, and what to do now. */
import { say, type Sentence } from '../say.ts'
import type { Answer, Outcome } from './outcome.ts'
import type { Missing } from './tip.ts'

/** What to do about a code of NCMEC's. */
const ADVICE: Readonly<Record<number, Sentence>> = {
  1000: 'NCMEC had a fault of its own. Wait some minutes and send again.',
  1100: 'NCMEC could not save it. Wait some minutes and send again.',
  1110: 'NCMEC could not take an upload, and this verb makes none. Ask NCMEC.',
  2000: 'NCMEC does not know who asks. Look at GOODSTANDING_CYBERTIP_USER and GOODSTANDING_CYBERTIP_PASSWORD.',
  3000: 'NCMEC does not let this account do it. Ask NCMEC; the account of its test service is another one.',
  3100: 'NCMEC does not let this account make reports. Ask NCMEC to open it for that.',
  4000: 'NCMEC does not understand the call. Look at GOODSTANDING_CYBERTIP_URL; if it is right, report by hand.',
  4100: 'Something in the report does not fit what NCMEC takes, as it says here. Correct the flags or settings, or report by hand.',
  4110: 'NCMEC could not read the XML, which is a fault of this verb. Report by hand, and tell whoever makes it.',
  4200: 'NCMEC could not read a file, and this verb sends none. Ask NCMEC.',
  5001: 'NCMEC does not have that report any more: it drops what is not finished in time. Send again.',
  5002: 'NCMEC does not have that file, and this verb sends none. Ask NCMEC.',
  5101: 'That report was taken back already. Send again.',
  5102: 'That report was finished already. There is nothing to do.',
}

const isOk = (status: number): boolean => status >= 200 && status < 300

/** What a call came to, and what to do about it. */
export function sayAnswer(answer: Answer): readonly string[] {
  if (answer.kind === 'unreachable')
    return [
      say('No connection was made: {0}', answer.why),
      say('Look at GOODSTANDING_CYBERTIP_URL, and whether this machine may reach it.'),
    ]
  if (answer.kind === 'broken') return [say('The connection broke off, or took too long: {0}', answer.why)]
  const { code, status, description } = answer
  if (code !== null)
    return [
      say('NCMEC answered {0} (HTTP {1}): {2}', code, status, description || '-'),
      ...(code === 0 ? [] : [say(ADVICE[code] ?? 'That code is not known here. Ask NCMEC what it means.')]),
    ]
  const [saying, advice] = ofStatus(status)
  return [say(saying, status), say(advice)]
}

function ofStatus(status: number): readonly [Sentence, Sentence] {
  const plain = 'The answer was HTTP {0}, without a code of NCMEC.'
  if (status === 401) return [plain, ADVICE[2000] ?? plain]
  if (status === 403) return [plain, ADVICE[3000] ?? plain]
  if (status >= 500) return [plain, 'NCMEC had a fault of its own. Wait some minutes and send again.']
  return [
    isOk(status) ? 'The answer was HTTP {0}, and nothing that NCMEC says.' : plain,
    'Something else answers there. Look at GOODSTANDING_CYBERTIP_URL.',
  ]
}

/** `file`: what keeps the report. */
export function sayOutcome(outcome: Outcome, file: string): readonly string[] {
  switch (outcome.kind) {
    case 'finished':
      return [
        say('NCMEC has the report. Its number is {0}; {1} keeps it.', outcome.reportId, file),
        say('A finished report cannot be changed. What belongs to it goes into another one, which names this number.'),
      ]
    case 'not-sent':
      return [say('The report was not sent: NCMEC does not have it.'), ...sayAnswer(outcome.answer)]
    case 'retracted':
      return [
        say('The report was not sent: NCMEC would not finish {0}, and it was taken back.', outcome.reportId),
        ...sayAnswer(outcome.answer),
      ]
    case 'unknown':
      return [
        say('Whether NCMEC has the report is not known.'),
        // That it may be sent again, as is said of such an answer elsewhere, is not so here.
        ...sayAnswer(outcome.answer).slice(0, 1),
        say('Do not send it again before you have asked NCMEC. {0} says that sending began.', file),
      ]
    case 'left-open':
      return [
        say('NCMEC has report {0}, not finished, and could not be told to drop it.', outcome.reportId),
        ...sayAnswer(outcome.answer).slice(0, 1),
        say(
          'NCMEC drops it by itself 24 hours after it was opened, or one hour after it was changed last. Ask NCMEC before you send another one; {0} keeps the number.',
          file,
        ),
      ]
  }
}

export const sayMissing = (missing: Missing): string => say(MISSING[missing])

const MISSING: Readonly<Record<Missing, Sentence>> = {
  reporter: 'who reports: set GOODSTANDING_CYBERTIP_REPORTER to "first name, last name, mail address"',
  incident: 'what kind of incident it is: say it by --incident',
  account: 'the account it is about: nothing in the case names one',
  time: 'when it happened: nothing in the case says',
}
