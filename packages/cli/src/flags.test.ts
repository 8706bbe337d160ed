import { describe, expect, it } from 'vitest'
import { readConfig } from '@goodstanding/server'
import { readFlags } from './flags.ts'

describe('the flags of a verb', () => {
  it('are read as two words or as one, beside the words that are none', () => {
    const { words, flags } = readFlags(['FILE', '--to', 'a', '--token=--b=c'], ['to', 'token'])
    expect([words, [...flags]]).toEqual([
      ['FILE'],
      [
        ['to', 'a'],
        ['token', '--b=c'],
      ],
    ])
  })

  it('leave no word unread: a second folder would pass for one that was checked', () => {
    expect(() => readFlags(['one', '--to', 'a', 'two'], ['to'])).toThrow('"two" is more than this verb takes.')
    expect(() => readFlags(['one'], [], 0)).toThrow('"one" is more than this verb takes.')
    expect(readFlags(['one', 'two'], [], 2).words).toEqual(['one', 'two'])
  })

  it('do not take the next flag for the value of one that has none, as where a variable of the shell was empty', () => {
    const argv = ['--token', '--url', 'http://127.0.0.1:4600']
    expect(() => readFlags(argv, ['token', 'url'])).toThrow('--token needs a value.')
    for (const words of [['--token'], ['--token', ''], ['--token=']])
      expect(() => readFlags(words, ['token'])).toThrow('--token needs a value.')
    expect(() => readConfig({}, ['--data', '--port', '4600'])).toThrow('--data needs a value.')
  })
})
