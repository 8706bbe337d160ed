/** Reads, checks and compiles clause files into one frozen policy. */
export type {
  ActingEffect,
  Clause,
  ClauseStatement,
  DecidedBy,
  Example,
  Given,
  LadderStep,
  Place,
  Policy,
  PolicyFloor,
  PolicyFiles,
  PolicyProblem,
  Rule,
  Scenario,
  ScenarioStep,
  Section,
} from './policy.ts'
export type {
  CompileOptions,
  CompiledPolicy,
  CompiledRule,
  CompiledType,
  FoundFlags,
  WindowDeclaration,
  WindowFeed,
  WindowInput,
  WindowKey,
  WindowKind,
  WindowRead,
} from './compiled-policy.ts'
export { type ReadText, recallTexts, textsRead } from './policy-file.ts'
export { readPolicy, readPolicyInPieces } from './read-policy.ts'
export { compilePolicy, compilePolicyInPieces } from './compile-policy.ts'
export { createKnownClauses } from './known-clauses.ts'
export { finish, type Pieces } from './pieces.ts'
export { dataOfTurn } from './data-of-turn.ts'
export { describePolicy, explainClause } from './describe-policy.ts'
export type {
  ClauseDescription,
  LoweredByRule,
  LoweredNow,
  PolicyDescription,
  RuleDescription,
  SectionDescription,
} from './describe-policy.ts'
export { floorOf, isGuarded, ruleKey, wordingOf } from './rule-floor.ts'
export { diffPolicies } from './diff-policies.ts'
export type { ClauseChange, PolicyDifference } from './diff-policies.ts'
export { nearestName } from './nearest-name.ts'
export { networkOf } from './network-of.ts'
export { locateClause } from './clause-id.ts'
export { chineseProblem } from './chinese-problems.ts'
export { isPolicyProblem, lineOf } from './policy-problem.ts'
export { createTranslation } from './translate.ts'
