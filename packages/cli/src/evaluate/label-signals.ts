/** Which signals answer for a label of a data set, by what data sets call it. A score of several is the highest. */
import { SIGNAL_NAMES, type SignalName } from '@goodstanding/model'
import { ConfigError } from '@goodstanding/server'
import { say } from '../say.ts'

const TOXIC: readonly SignalName[] = ['text.harassment', 'text.hate', 'text.threat', 'text.incitement']
const HATE: readonly SignalName[] = ['text.hate', 'text.incitement']

const KNOWN: Readonly<Record<string, readonly SignalName[]>> = {
  toxic: TOXIC,
  offensive: TOXIC,
  abusive: TOXIC,
  insult: ['text.harassment'],
  bullying: ['text.harassment'],
  hate: HATE,
  hateful: HATE,
  sexist: HATE,
  racist: HATE,
  threat: ['text.threat'],
  violence: ['text.threat', 'text.violence'],
  sexual: ['text.sexual'],
  obscene: ['text.sexual', 'text.profanity'],
  selfharm: ['text.self-harm-risk', 'text.self-harm'],
  self_harm: ['text.self-harm-risk', 'text.self-harm'],
  spam: ['text.spam', 'text.advertising'],
  ad: ['text.advertising', 'text.spam'],
  scam: ['text.fraud', 'text.money-request'],
  smishing: ['text.fraud', 'text.money-request'],
  phishing: ['text.fraud'],
}

const every = SIGNAL_NAMES.filter(
  (name) => name.startsWith('text.') && name !== 'text.length' && name !== 'text.self-harm-risk',
)

const isSignal = (name: string): name is SignalName => SIGNAL_NAMES.some((known) => known === name)

/** The signals of a label; null when nothing in the product speaks about it. `any` and `unsafe` are about everything. */
export function signalsOfLabel(label: string): readonly SignalName[] | null {
  if (label === 'any' || label === 'unsafe') return every
  const known = KNOWN[label.toLowerCase()]
  if (known !== undefined) return known
  const name = `text.${label.toLowerCase().replaceAll('_', '-')}`
  return isSignal(name) ? [name] : null
}

/** Reads `label=text.a+text.b,other=text.c`. Refuses names of no signal. */
export function readMapping(written: string): ReadonlyMap<string, readonly SignalName[]> {
  const mapping = new Map<string, readonly SignalName[]>()
  for (const part of written.split(',')) {
    const [label = '', names = ''] = part.split('=')
    const signals = names.split('+').filter(isSignal)
    if (label === '' || signals.length !== names.split('+').length)
      throw new ConfigError(
        say('--map: "{0}" is not label=text.signal+text.signal. Signals: {1}.', part, every.join(' ')),
      )
    mapping.set(label, signals)
  }
  return mapping
}
