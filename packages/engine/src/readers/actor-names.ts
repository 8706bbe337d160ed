/**
 * What the names of actors say, worked out once for each actor and again when the facts that names are compared with change:
 * a person writes many messages under one name.
 */
import type { Event, SignalName, SignalSink, Span } from '@goodstanding/model'

type Actor = Event['data']['actor']
type Sighting = {
  readonly name: SignalName
  readonly value: number
  readonly where: Span
  readonly shown: string | number | boolean | undefined
}

type Known = {
  readonly organization: string
  readonly name: string | undefined
  readonly kind: unknown
  readonly revision: number
  readonly sightings: readonly Sighting[]
}

export type ActorNames = {
  /** Looks at what `recall` will need, for the time it takes. */
  readonly touch: (id: string) => number
  /** Says into `sink` what was learnt about this actor at this revision; false when nothing was. */
  readonly recall: (asked: AskedActor, sink: SignalSink) => boolean
  /** Remembers what `screen` says about this actor, and says it into `sink`. */
  readonly learn: (asked: AskedActor, screen: (sink: SignalSink) => void, sink: SignalSink) => void
}

/** `revision` changes with the facts that names are compared with. */
export type AskedActor = { readonly actor: Actor; readonly organization: string; readonly revision: number }

const NOTHING: readonly Sighting[] = []
/** About 200 bytes each. When so many are known, the younger half is kept. */
const MOST_ACTORS = 200_000

export function createActorNames(most: number = MOST_ACTORS): ActorNames {
  let young = new Map<string, Known>()
  let old = new Map<string, Known>()
  const keep = (id: string, known: Known): void => {
    young.set(id, known)
    if (young.size * 2 < most) return
    old = young
    young = new Map()
  }
  return {
    touch: (id) => young.get(id)?.revision ?? 0,
    recall: ({ actor, organization, revision }, sink) => {
      const fresh = young.get(actor.id)
      const known = fresh ?? old.get(actor.id)
      if (known === undefined || known.revision !== revision || known.name !== actor.name) return false
      if (known.organization !== organization || known.kind !== actor.kind) return false
      if (fresh === undefined) keep(actor.id, known)
      say(known.sightings, sink)
      return true
    },
    learn: ({ actor, organization, revision }, screen, sink) => {
      const sightings = record(screen)
      keep(actor.id, { organization, name: actor.name, kind: actor.kind, revision, sightings })
      say(sightings, sink)
    },
  }
}

function say(sightings: readonly Sighting[], sink: SignalSink): void {
  for (const seen of sightings) sink.see(seen.name, seen.value, seen.where, seen.shown)
}

function record(screen: (sink: SignalSink) => void): readonly Sighting[] {
  const sightings: Sighting[] = []
  screen({
    see: (name, value, where, shown) => {
      sightings.push({ name, value, where, shown })
    },
  })
  return sightings.length === 0 ? NOTHING : sightings
}
