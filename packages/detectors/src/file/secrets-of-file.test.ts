import { describe, expect, it } from 'vitest'
import { SignalValues } from '@goodstanding/model'
import { analyseFile } from './analyse-file.ts'
import { detectFile } from './detect-file.ts'

const KEY = `ghp_9fK2mXq7LrT4vB8nZs3WcY6dHj5gAe1RuPo0`

function secretsIn(name: string, text: string): number {
  const bytes = new TextEncoder().encode(text)
  const sink = new SignalValues()
  detectFile(analyseFile({ name, mediaType: null, size: bytes.length, sha256: null, bytes }), '/data/file', sink)
  return sink.value('personal.secrets')
}

describe('keys in files of text', () => {
  it.each([
    ['deploy.sh', `#!/bin/sh\ncurl -H "Authorization: ${KEY}" https://api.example\n`],
    ['id_ed25519', `-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5v\n`],
    ['.env', 'PORT=4600\nDB_PASSWORD=t7#Lq9vRz2\n'],
    ['passwords.txt', 'vpn 密码：Kp92xQ7r!\n'],
  ])('sees those in %s', (name, text) => {
    expect(secretsIn(name, text)).toBe(1)
  })

  it('counts a key once that stands in several lines', () => {
    expect(secretsIn('a.sh', `${KEY}\n${KEY}\n`)).toBe(1)
  })

  it.each([
    ['id_ed25519.pub', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKu7 ann@desk\n'],
    ['chain.pem', '-----BEGIN CERTIFICATE-----\nMIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0B\n'],
    ['page.css', '.sk-estimator-doc-link-wrapper-inner { margin: 0 }\n'],
    ['sign-in.ts', 'const password = form.get("password")!.trim()\nif (password.length<8) fail()\n'],
    ['.env.example', 'DB_PASSWORD=change_me\nAPI_KEY=your-key-here\n'],
  ])('sees none in %s', (name, text) => {
    expect(secretsIn(name, text)).toBe(0)
  })

  it('looks at nothing but text', () => {
    expect(secretsIn('a.bin', `\0\0${KEY}`)).toBe(0)
  })
})
