/** `npm run workplace`: a small messaging service, and a Goodstanding beside it unless one is named. */
import { readConfig } from './config.ts'
import { type Product, startProduct } from './start-product.ts'
import { startWorkplace } from './start-workplace.ts'

// Whoever reads the log may be gone; the service goes on.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

/** What keeps it from starting is a sentence for whoever starts it; where in our code it was noticed tells them nothing. */
process.on('uncaughtException', (fault) => {
  console.error(fault.message)
  process.exit(1)
})

const { port, dataDirectory, goodstanding } = readConfig(process.env)
const product: Product =
  goodstanding === null
    ? await startProduct(dataDirectory)
    : { ...goodstanding, signIn: null, stop: () => Promise.resolve() }
const started = await startWorkplace({
  port,
  dataDirectory,
  goodstanding: product,
  say: (line) => console.error(line),
})

const stop = async (): Promise<void> => {
  await started.close()
  await product.stop()
  process.exit(0)
}
process.once('SIGINT', () => void stop())
process.once('SIGTERM', () => void stop())

process.removeAllListeners('uncaughtException')
const { url } = started
console.log(
  JSON.stringify({
    ready: true,
    url,
    goodstanding: product.url,
    signIn: product.signIn,
    console: `${product.url}/console`,
  }),
)
