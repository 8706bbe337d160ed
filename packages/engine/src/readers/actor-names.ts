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
  /** Says into `sink` what `screen` says about this actor, now or when it was asked before at the same revision. */
  readonly read: (asked: AskedActor, screen: (sink: SignalSink) => void, sink: SignalSink) => void
}

/** `revision` changes with the facts that `screen` reads. */
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
    read: ({ actor, organization, revision }, screen, sink) => {
      const { id, name, kind } = actor
      const fresh = young.get(id)
      const known = fresh ?? old.get(id)
      const holds =
        known !== undefined &&
        known.revision === revision &&
        known.name === name &&
        known.organization === organization &&
        known.kind === kind
      const sightings = holds ? known.sightings : record(screen)
      if (!holds) keep(id, { organization, name, kind, revision, sightings })
      else if (fresh === undefined) keep(id, known)
      for (const seen of sightings) sink.see(seen.name, seen.value, seen.where, seen.shown)
    },
  }
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
