export { averagePrecision, type Measures, measureScores, type Scored } from './measure-scores.ts'
