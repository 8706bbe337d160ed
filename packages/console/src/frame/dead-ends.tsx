/** Pages that are none: an address that leads nowhere, and a page that broke or could not be fetched. */
import { lazyRouteComponent, Link } from '@tanstack/react-router'
import { FRAME } from '../words/frame-words.ts'
import { Page } from './frame.tsx'
import { reloadOnceReached } from './pending.ts'
import { useSay } from './preferences.tsx'

export function UnknownPage() {
  const say = useSay()
  return (
    <Page title={say(FRAME.missing)}>
      <p>{say(FRAME.missingHow)}</p>
      <p>
        <Link className="button main" to="/">
          {say(FRAME.toStart)}
        </Link>
      </p>
    </Page>
  )
}

export function BrokenPage() {
  const say = useSay()
  return (
    <Page title={say(FRAME.failed)}>
      <p role="alert">{say(FRAME.fault)}</p>
      <p>
        <button type="button" className="button main" onClick={reloadOnceReached}>
          {say(FRAME.again)}
        </button>
      </p>
    </Page>
  )
}

/**
 * A page that loads when it is first opened. The router loads everything anew where it cannot be fetched, which helps where another version
 * is served by now: without a network, all that stands would be gone for the browser's own page.
 */
export const laterPage: typeof lazyRouteComponent = (load, name) =>
  lazyRouteComponent(async () => {
    try {
      return await load()
    } catch (fault) {
      await fetch('/healthz')
      throw fault
    }
  }, name)

/** For both routers. */
export const DEAD_ENDS = { defaultNotFoundComponent: UnknownPage, defaultErrorComponent: BrokenPage } as const
