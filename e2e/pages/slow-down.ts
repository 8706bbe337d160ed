/**
 * A slow network and a slow machine, when asked for: whatever a test takes for granted because answers come at once fails here.
 * `GOODSTANDING_PAGES_LATE`: each request and each answer is held for up to so many milliseconds, each as long as chance has it, so
 * that they overtake one another. `GOODSTANDING_PAGES_SLOW`: how many times slower scripts run.
 */
import type { Browser, Page } from 'playwright-core'

const numberOf = (name: string): number => Number(process.env[name] ?? 0)

type Paused = { readonly requestId: string }

async function slowPage(page: Page, lateMs: number, times: number): Promise<void> {
  const client = await page.context().newCDPSession(page)
  if (times > 1) await client.send('Emulation.setCPUThrottlingRate', { rate: times })
  if (lateMs === 0) return
  client.on('Fetch.requestPaused', ({ requestId }: Paused) => {
    setTimeout(() => {
      // Whoever asked may have left meanwhile, or the page is closed.
      client.send('Fetch.continueRequest', { requestId }).catch(() => undefined)
    }, Math.random() * lateMs)
  })
  const stages = ['Request', 'Response'] as const
  await client.send('Fetch.enable', { patterns: stages.map((requestStage) => ({ urlPattern: '*', requestStage })) })
}

/** Nothing, unless it is asked for. */
export function slowDown(browser: Browser): void {
  const [lateMs, times] = [numberOf('GOODSTANDING_PAGES_LATE'), numberOf('GOODSTANDING_PAGES_SLOW')]
  if (lateMs === 0 && times <= 1) return
  browser.on('context', (context) => {
    context.on('page', (page) => {
      // A page that is closed at once needs no slowing.
      slowPage(page, lateMs, times).catch(() => undefined)
    })
  })
}
