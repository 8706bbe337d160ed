export { drawCode, type CodeLook } from './draw-code.ts'
export { dereference } from './dereference.ts'
export { freePort } from './free-port.ts'
export { openTestDatabase, type TestDatabase } from './open-test-database.ts'
export { holdQuery } from './hold-query.ts'
export { makeDataFolder } from './prepared-cluster.ts'
export { makeTestFolder } from './test-folders.ts'
export { type MailSink, spawnMailSink, type SunkMail } from './spawn-mail-sink.ts'
export { EICAR, findClamd, openTestClamd, PATTERN, type TestClamd } from './open-test-clamd.ts'
export { openTestProvider, type TestPerson, type TestProvider } from './open-test-provider.ts'
export { chatted, moderated, openTestClassifier, type TestAnswer, type TestClassifier } from './open-test-classifier.ts'
export { type HashExchange, type SeenCall, spawnHashExchange } from './spawn-hash-exchange.ts'
export { turnsWhile } from './turns-while.ts'
export { untilWaiting } from './until-waiting.ts'
export {
  CYBERTIP_PASSWORD,
  CYBERTIP_USER,
  type CyberTipFault,
  type CyberTipStep,
  isWellFormed,
  openTestCyberTip,
  type TestCyberTip,
} from './open-test-cybertip.ts'
