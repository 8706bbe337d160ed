/**
 * Windows that are handed from one test of a file to the next: to open one, and to read all of the console's code in it anew, takes more
 * work than most of what is done in it. Nothing of whoever had it before is left in it.
 */
import type { Browser } from 'playwright-core'
import { type Look, openWindow, sizeOf, themeOf, type Window } from './open-browser.ts'

/** What tests listen to on a page, or on its context. */
const HEARD = [
  'console',
  'pageerror',
  'dialog',
  'download',
  'popup',
  'request',
  'requestfinished',
  'requestfailed',
  'response',
  'framenavigated',
] as const

/** A page of the service with nothing in it: another address would be of another process, which begins without any code. */
const EMPTY = '/healthz'

/** Takes from a window what is left of a visit. False: something else was opened in it, or it cannot be emptied. */
async function isEmptied({ context, page }: Window, look: Look): Promise<boolean> {
  try {
    if (page.isClosed() || context.pages().length !== 1) return false
    for (const what of HEARD) page.removeAllListeners(what)
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await page.goto(EMPTY)
    await page.evaluate('localStorage.clear(); sessionStorage.clear()')
    await context.clearCookies()
    await page.emulateMedia({ media: null, colorScheme: themeOf(look), reducedMotion: 'reduce' })
    await page.setViewportSize(sizeOf(look))
    return true
  } catch {
    return false
  }
}

export type KeptWindows = {
  readonly lend: (look: Look) => Promise<Window>
  readonly giveBack: (window: Window, look: Look) => Promise<void>
}

/** Windows of one browser, on one service. Who has one has it alone. */
export function keepWindows(browser: Browser, url: string): KeptWindows {
  const idle = new Map<string, Window[]>()
  const like = (look: Look): Window[] => {
    const key = JSON.stringify([look.language, look.theme, look.width, look.height, look.zone])
    const kept = idle.get(key) ?? []
    idle.set(key, kept)
    return kept
  }
  return {
    lend: async (look) => like(look).pop() ?? (await openWindow(browser, url, look)),
    giveBack: async (window, look) => {
      if (look.isOwn !== true && (await isEmptied(window, look))) like(look).push(window)
      else await window.context.close()
    },
  }
}
