/** What the document says before its first call. */
import type { Json } from './name-schemas.ts'

export const INFO: Json = {
  title: 'Goodstanding',
  version: '1',
  description: `The acceptable-use layer of a workplace messaging service. A service asks about every event before it acts; the answer comes
from the acceptable use policy. What follows from a finding or a report is casework: cases, actions, standing, notices, appeals.

**Who asks.** \`authorization: Bearer <token>\`, or the cookie of a browser session. Each call says whose, and which scope or role.

**Refusals** are problems (RFC 9457) with a stable, dotted \`kind\`. Their words are English, or Chinese where \`accept-language\` prefers it,
as \`content-language\` says; refused items of a batch stand in the place of their answers. New kinds may come.

**Once.** A change that is sent again with its \`idempotency-key\` takes effect once, and is answered as the first time, for 24 hours; where the answer
holds a secret, the repeat is refused with \`idempotency.done\`. Events
need none: \`source\` and \`id\` are their key.

**Versions.** What can be changed shows its \`version\`. A change that says which one it was made about, in \`if-match\` or \`ifMatch\` of the
body, is refused when somebody was faster.

**Lists** answer \`items\` and \`next\`; \`next\` is the \`cursor\` of the next page, and null on the last.

**Growth.** Members that are not described here may come, in answers and in webhooks: ignore what you do not know. Members of bodies and parameters
that this version does not know are ignored, and named in \`ignored\` of the answer; a wrong type is refused.`,
  license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
}

const TAGS: Readonly<Record<string, string>> = {
  decisions: 'Events in, decisions out; texts and names that are only looked at.',
  facts: 'What decisions read beside the event: permits, consents, organizations, people, registers, files.',
  standing: 'What an account or organization may do now.',
  reports: 'What members and external contacts tell the administrator or the operator.',
  complaints: 'What administrators give to the operator.',
  cases: 'What the operator decides: the queue, the claim, the decision, and what a case rests on.',
  queues: 'Where cases wait, how they are routed, and views of them.',
  evidence: 'What was reported, copied at once; each look is an entry of the audit log.',
  'second-reviews': 'Decided cases, judged again by somebody who does not see the decision.',
  actions: 'What cases take: warn, remove, limit, suspend, terminate and the rest, and taking it back.',
  notices: 'What subjects are told, of actions and of records that authorities were given.',
  appeals: 'A second look at one action, by somebody else.',
  organization: 'What administrators see and state of their own organization.',
  verification: 'The verified badge of organizations: applied for, proven, decided.',
  permits: 'Permits that administrators ask for.',
  'legal-requests': 'What authorities ask for, and what they get.',
  erasures: 'People who are forgotten.',
  audit: 'The log that proves itself, and the transparency report.',
  policy: 'The policy, its versions, and how each rule runs.',
  investigation: 'Recorded decisions, and what links them.',
  identities: 'Sign-in, sessions, staff and tokens.',
  webhooks: 'Who is told what happened.',
  mail: 'Mail that went out.',
  operating: 'Alive, ready, counted.',
}

export const TOLD_TAGS = Object.entries(TAGS).map(([name, description]) => ({ name, description }))
