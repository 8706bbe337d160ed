import { describe, expect, it } from 'vitest'
import { reservedRoleScore } from './reserved-role.ts'

describe('a name that speaks for an office', () => {
  it.each([
    'CEO Office',
    'Office of the President',
    'Service Desk',
    'Finance Department',
    'Treasury',
    'CFO',
    'Chairman',
    '总裁办',
    '董事长',
    '行政部',
    '招聘组',
    '法务部',
  ])('%s is a role', (name) => {
    expect(reservedRoleScore(name)?.score).toBeGreaterThanOrEqual(0.85)
  })

  it.each([
    'Jane Admin',
    'Gail Office',
    'Finley Chairman',
    '老板',
    '张总裁',
    '总裁助理小王',
    '王行政',
    'Coo Lee',
    'Cto Wang',
  ])('%s is a person', (name) => {
    expect(reservedRoleScore(name)).toBeNull()
  })
})
