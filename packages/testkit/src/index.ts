export { makeTestFolder, openTestDatabase, type TestDatabase } from './open-test-database.ts'
export { type MailSink, spawnMailSink, type SunkMail } from './spawn-mail-sink.ts'
export { EICAR, findClamd, openTestClamd, PATTERN, type TestClamd } from './open-test-clamd.ts'
export { openTestProvider, type TestPerson, type TestProvider } from './open-test-provider.ts'
