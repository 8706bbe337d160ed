/** What `cybertip` tells people, in Chinese: by the English sentence, in which `{0}` is a hole. */
export const CHINESE_CYBERTIP = {
  'report a case of suspected child-abuse material to NCMEC: write the report, and send it where that is asked for':
    '就疑似儿童侵害材料的案件向 NCMEC 报告：写出报告，并在明确要求时发送',
  'Say `cybertip <case>`, e.g. `cybertip case_… --to report.xml`.':
    '请使用 `cybertip <案件>`，例如 `cybertip case_… --to report.xml`。',
  'This is for counsel: whoever the token is of may not read what is suspected child-abuse material.':
    '此命令供法务人员使用：该令牌的持有者无权读取疑似儿童侵害材料的记录。',
  'Nothing in {0} is suspected child-abuse material: there is nothing that this reports.':
    '{0} 中没有疑似儿童侵害材料：没有可由此命令报告的内容。',
  'The report still lacks:': '报告尚缺：',
  'who reports: set GOODSTANDING_CYBERTIP_REPORTER to "first name, last name, mail address"':
    '报告人：请将 GOODSTANDING_CYBERTIP_REPORTER 设为“名、姓、邮箱地址”三项，以英文逗号分隔',
  'what kind of incident it is: say it by --incident': '事件类型：请用 --incident 指明',
  'the account it is about: nothing in the case names one': '所涉账号：案件中没有写明',
  'when it happened: nothing in the case says': '发生时间：案件中没有写明',
  'Nothing was sent.': '没有发送任何内容。',
  'Nothing was sent. Read it; `--send yes` sends it to NCMEC.':
    '没有发送任何内容。请先阅读；`--send yes` 会将其发送给 NCMEC。',
  'NCMEC took the report as {0}.': 'NCMEC 已接收报告，编号为 {0}。',
  'The number stands in a note on the case.': '编号已写入案件备注。',
  'Ask somebody who works on the case to put this note on it: {0}': '请让处理该案件的人员在案件上加上此备注：{0}',
  '--{0} must be a mail address, not "{1}".': '--{0} 必须是邮箱地址，而不是“{1}”。',
  // Settings
  'GOODSTANDING_CYBERTIP_URL must be an https address such as {0}.':
    'GOODSTANDING_CYBERTIP_URL 须为 https 地址，如 {0}。',
  'Nothing is sent before GOODSTANDING_CYBERTIP_URL is set: {0} to try it, {1} to report.':
    '设置 GOODSTANDING_CYBERTIP_URL 之前不会发送任何内容：试用请设为 {0}，正式报告请设为 {1}。',
  'GOODSTANDING_CYBERTIP_USER and GOODSTANDING_CYBERTIP_PASSWORD must hold what NCMEC gave you; a name holds no colon.':
    'GOODSTANDING_CYBERTIP_USER 和 GOODSTANDING_CYBERTIP_PASSWORD 须为 NCMEC 提供的用户名和密码；用户名中不能有冒号。',
  'GOODSTANDING_CYBERTIP_REPORTER must read "first name, last name, mail address", not "{0}".':
    'GOODSTANDING_CYBERTIP_REPORTER 须依次写名、姓、邮箱地址三项，以英文逗号分隔，不能是“{0}”。',
  // The file
  '{0} keeps the report of {1}. Name another file by --to.': '{0} 中是 {1} 的报告。请用 --to 指定其他文件。',
  '{0} says that it was sent: NCMEC has it as report {1}. Nothing was sent again.':
    '{0} 写明该报告已发送：NCMEC 的编号为 {1}。没有再次发送。',
  '{0} says that NCMEC has report {1}, which was not finished. Ask NCMEC what became of it; to send a new one, name another file by --to.':
    '{0} 写明 NCMEC 已有报告 {1}，但尚未完成。请向 NCMEC 查询其结果；如需发送新报告，请用 --to 指定其他文件。',
  '{0} says that sending began, and not how it ended: NCMEC may have it. Ask NCMEC first; to send a new one, name another file by --to.':
    '{0} 写明发送已开始，但没有写明结果：NCMEC 可能已收到。请先向 NCMEC 查询；如需发送新报告，请用 --to 指定其他文件。',
  // What became of it
  'NCMEC has the report. Its number is {0}; {1} keeps it.': 'NCMEC 已收到报告，编号为 {0}，并已记入 {1}。',
  'A finished report cannot be changed. What belongs to it goes into another one, which names this number.':
    '已完成的报告无法更改。补充内容须另行报告，并写明此编号。',
  'The report was not sent: NCMEC does not have it.': '报告没有发送：NCMEC 没有收到。',
  'The report was not sent: NCMEC would not finish {0}, and it was taken back.':
    '报告没有发送：NCMEC 未能完成 {0}，报告已撤回。',
  'Whether NCMEC has the report is not known.': '无法确定 NCMEC 是否已收到报告。',
  'Do not send it again before you have asked NCMEC. {0} says that sending began.':
    '向 NCMEC 查询之前请勿再次发送。{0} 已写明发送曾经开始。',
  'NCMEC has report {0}, not finished, and could not be told to drop it.':
    'NCMEC 已有报告 {0}，但尚未完成，也未能撤回。',
  'NCMEC drops it by itself 24 hours after it was opened, or one hour after it was changed last. Ask NCMEC before you send another one; {0} keeps the number.':
    'NCMEC 会在报告建立 24 小时后或最后一次更改 1 小时后自行删除。再次发送前请先向 NCMEC 查询；编号已记入 {0}。',
  'No connection was made: {0}': '未能建立连接：{0}',
  'Look at GOODSTANDING_CYBERTIP_URL, and whether this machine may reach it.':
    '请检查 GOODSTANDING_CYBERTIP_URL，以及本机能否访问该地址。',
  'The connection broke off, or took too long: {0}': '连接中断或超时：{0}',
  'NCMEC answered {0} (HTTP {1}): {2}': 'NCMEC 答复 {0}（HTTP {1}）：{2}',
  'That code is not known here. Ask NCMEC what it means.': '此处不认识该代码。请向 NCMEC 查询其含义。',
  'The answer was HTTP {0}, without a code of NCMEC.': '答复为 HTTP {0}，其中没有 NCMEC 的代码。',
  'The answer was HTTP {0}, and nothing that NCMEC says.': '答复为 HTTP {0}，但不是 NCMEC 的答复。',
  'Something else answers there. Look at GOODSTANDING_CYBERTIP_URL.':
    '该地址由其他程序应答。请检查 GOODSTANDING_CYBERTIP_URL。',
  'NCMEC had a fault of its own. Wait some minutes and send again.': 'NCMEC 自身出现故障。请等待几分钟后再次发送。',
  'NCMEC could not save it. Wait some minutes and send again.': 'NCMEC 未能保存。请等待几分钟后再次发送。',
  'NCMEC could not take an upload, and this verb makes none. Ask NCMEC.':
    'NCMEC 未能接收上传的文件，而此命令不上传文件。请询问 NCMEC。',
  'NCMEC does not know who asks. Look at GOODSTANDING_CYBERTIP_USER and GOODSTANDING_CYBERTIP_PASSWORD.':
    'NCMEC 无法识别访问者。请检查 GOODSTANDING_CYBERTIP_USER 和 GOODSTANDING_CYBERTIP_PASSWORD。',
  'NCMEC does not let this account do it. Ask NCMEC; the account of its test service is another one.':
    'NCMEC 不允许此账号执行该操作。请询问 NCMEC；其测试服务使用另外的账号。',
  'NCMEC does not let this account make reports. Ask NCMEC to open it for that.':
    'NCMEC 不允许此账号提交报告。请让 NCMEC 开通。',
  'NCMEC does not understand the call. Look at GOODSTANDING_CYBERTIP_URL; if it is right, report by hand.':
    'NCMEC 无法理解该请求。请检查 GOODSTANDING_CYBERTIP_URL；若无误，请手工报告。',
  'Something in the report does not fit what NCMEC takes, as it says here. Correct the flags or settings, or report by hand.':
    '报告中有内容不符合 NCMEC 的要求，如上所述。请更正选项或设置，或手工报告。',
  'NCMEC could not read the XML, which is a fault of this verb. Report by hand, and tell whoever makes it.':
    'NCMEC 无法读取该 XML，这是此命令的缺陷。请手工报告，并告知产品的开发者。',
  'NCMEC could not read a file, and this verb sends none. Ask NCMEC.':
    'NCMEC 无法读取文件，而此命令不发送文件。请询问 NCMEC。',
  'NCMEC does not have that report any more: it drops what is not finished in time. Send again.':
    'NCMEC 已没有该报告：未按时完成的报告会被删除。请再次发送。',
  'NCMEC does not have that file, and this verb sends none. Ask NCMEC.':
    'NCMEC 没有该文件，而此命令不发送文件。请询问 NCMEC。',
  'That report was taken back already. Send again.': '该报告已经撤回。请再次发送。',
  'That report was finished already. There is nothing to do.': '该报告已经完成，无需其他操作。',
} as const
