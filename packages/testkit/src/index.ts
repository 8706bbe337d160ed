export { makeTestFolder, openTestDatabase, type TestDatabase } from './open-test-database.ts'
export { type MailSink, spawnMailSink, type SunkMail } from './spawn-mail-sink.ts'
