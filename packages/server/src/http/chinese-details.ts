/**
 * What the `detail` of a problem says, in Chinese: sentences, and what is said of one field. `{0}` stands for a value.
 * Problems of a policy have words of their own (`packages/policy`). Left in English, behind the Chinese title: what parsers of JSON found,
 * and what a gate or a probe says.
 */
export const CHINESE_DETAILS: Readonly<Record<string, string>> = {
  // Who asks
  'A token is not a session. Nothing was ended.': '令牌不是登录会话，没有可以结束的登录。',
  'This token began a session before. Ask for a new one.': '此令牌已用于登录，请索取新的令牌。',
  'The link or token was used, has ended, or is not ours. Ask for a new one.':
    '该链接或令牌已被使用、已失效，或不属于本系统。请索取新的。',
  'The sign-in link was used, has ended, or is not ours. Restart the server for a new one.':
    '登录链接已被使用、已失效，或不属于本系统。重新启动服务器可获得新的链接。',
  'The Authorization header must read `Bearer <token>`.': 'Authorization 标头须为 `Bearer <token>`。',
  'What stands behind `Bearer` is no whole token: it has fewer than 8 characters, or more than 4,096. The line that says that the product is ready shows one.':
    '`Bearer` 之后不是完整的令牌：少于 8 个字符或超过 4,096 个。产品就绪时打印的那一行中有令牌。',
  'This token of a service is not known here, or was revoked. The line that says that the product is ready shows one.':
    '此处没有该服务令牌，或已被吊销。产品就绪时打印的那一行中有令牌。',
  'This token of a person has ended, or was not minted here. Your service mints them: POST /v1/member-tokens.':
    '此个人令牌已失效，或并非在此创建。个人令牌由您的服务创建：POST /v1/member-tokens。',
  'This token is of a sign-in link: open the link in a browser. Programs use the token of a service, gst_….':
    '这是登录链接的令牌，请在浏览器中打开该链接。程序请使用服务令牌 gst_…。',
  'This token is of an administrator, and they are none any more. Your service mints another: POST /v1/member-tokens.':
    '此令牌属于管理员，而此人已不再是管理员。请由您的服务重新创建：POST /v1/member-tokens。',
  '"{0}" is not taken here. Send `content-type: application/json`.':
    '此处不接受“{0}”，请发送 `content-type: application/json`。',
  'The body has no content-type. Send `content-type: application/json`.':
    '请求内容没有 content-type，请发送 `content-type: application/json`。',
  'This call needs a service token with the scope "{0}".': '此接口需要权限范围为“{0}”的服务令牌。',
  'The token "{0}" lacks the scope "{1}".': '令牌“{0}”缺少权限范围“{1}”。',
  'This call needs one of the roles: {0}.': '此操作需要以下角色之一：{0}。',
  'This token may send {0} requests in any one second. The next is taken after one.':
    '此令牌每秒最多可发送 {0} 次请求，一秒后可继续。',
  'Whoever is kept to some queues sees the cases of those, and not all that was recorded.':
    '仅负责部分队列的人员可查看这些队列中的案件，不能查看全部记录。',
  'There is nobody "{0}" on the staff.': '没有员工“{0}”。',
  '"{0}" is on the staff. Change them with PATCH /v1/staff/{1}, or state the version that you read (ifMatch).':
    '员工“{0}”已存在。请用 PATCH /v1/staff/{1} 更改，或注明所读取的版本（ifMatch）。',
  'A senior set, or let stand, what stands for this case when they answered an appeal: only a senior can say that nothing was wrong. Escalate the case.':
    '本案现行措施由高级审核员在答复申诉时确定或维持，只有高级审核员才能认定没有违规。请将案件交高级审核员处理。',
  'Its decision was undone. It opens again once the other case about the same is decided.':
    '其决定已撤销。同一事项的另一案件处理后，本案重新打开。',
  'There is no such token, or it was revoked before.': '没有此令牌，或已被吊销。',

  // What is not there
  'There is no drafted version "{0}".': '没有已起草的版本“{0}”。',
  'There is no version "{0}".': '没有版本“{0}”。',
  'There is no version "{0}". /policy/versions lists them.': '没有版本“{0}”，全部版本见 /policy/versions。',
  'No report of "{0}" is published. /policy/transparency lists those that are.':
    '没有已公布的“{0}”报告，已公布的见 /policy/transparency。',
  'There is no file "{0}".': '没有文件“{0}”。',
  'There is no status "{0}". There are: {1}.': '没有状态“{0}”，可用的有：{1}。',
  'There is no table "{0}". There are: {1}.': '没有表“{0}”，可用的有：{1}。',
  'There is no {0} "{1}". There are: {2}.': '{0} 没有“{1}”，可用的有：{2}。',
  'The policy has no clause "{0}".': '政策中没有条款“{0}”。',
  'The policy in force has no rule "{0}" in clause "{1}".': '现行政策的条款“{1}”中没有规则“{0}”。',
  '"{0}" is not a decision that is kept.': '没有保留决定“{0}”。',
  '"{0}" is none of {1}.': '“{0}”不是以下之一：{1}。',
  '"{0}" is no period such as 2026, 2026-Q4 or 2026-11.': '“{0}”不是时段，可写作 2026、2026-Q4 或 2026-11。',
  '"{0}" is not a register. Did you mean "{1}"? Known: {2}.': '没有登记册“{0}”，您是指“{1}”吗？可用的有：{2}。',
  '"{0}" is not a register. Known: {1}.': '没有登记册“{0}”，可用的有：{1}。',
  'Its status is "{0}". Read it again.': '其状态为“{0}”，请重新读取。',
  'There is a receipt once everything is erased. See its status.': '删除完成后才有回执，请查看其状态。',
  'What restricts nothing needs no statement.': '没有限制内容的措施无需说明。',
  'There is no permit "{0}".': '没有资质“{0}”。',
  'There is no consent "{0}".': '没有同意“{0}”。',
  'There is no organization "{0}".': '没有组织“{0}”。',
  'There is no person "{0}".': '没有人员“{0}”。',
  'There is no register.{0} "{1}".': '登记册 {0} 中没有“{1}”。',
  'The path cannot be read.': '无法识别此路径。',
  '{0} does not exist. See /openapi.json.': '没有 {0}，请参阅 /openapi.json。',
  '/{0} takes {1}.': '/{0} 接受 {1}。',

  // What does not hold of a fact
  'Rule {0} has the id "{1}" of rule {2} ("{3}").': '规则 {0} 的 id “{1}”与规则 {2}（“{3}”）相同。',
  'Rule {0} has the id "{1}" of rule {2} ("{3}"). Give each rule an id of its own; it is what a decision cites.':
    '规则 {0} 的 id “{1}”与规则 {2}（“{3}”）相同。决定以 id 引用规则，请为每条规则使用不同的 id。',
  'The policy has no clause "{0}". Did you mean "{1}"?': '政策中没有条款“{0}”，您是指“{1}”吗？',
  'It ends before it begins.': '结束时间早于开始时间。',
  'It names no hash.': '没有填写哈希。',
  'It names nobody.': '未指明任何人。',
  'It names nobody. State an email, a phone, a documentNumber or a device, or a name with its birthDate.':
    '未指明任何人，请填写 email、phone、documentNumber 或 device，或姓名与 birthDate。',
  'The name is blank, and would be found nowhere.': '名称为空白，不会命中任何内容。',
  'The name is blank, and would be found nowhere. Write the name.': '名称为空白，不会命中任何内容，请填写名称。',
  'It names no hash. State a sha256, an md5 or a pdq.': '没有填写哈希，请填写 sha256、md5 或 pdq。',
  '"{0}" is no web address.': '“{0}”不是网址。',
  '"{0}" is no web address. Write a host (bad.example), or a URL with its path.':
    '“{0}”不是网址，请填写主机名（如 bad.example）或带路径的网址。',
  '"{0}" is no domain.': '“{0}”不是域名。',
  'The word is blank, and would be found nowhere. Leave it out, or write the word.':
    '该词为空白，不会命中任何内容，请删除或填写。',
  '"{0}" is no domain. Write the host alone, as in acme.example.': '“{0}”不是域名，请只填写主机名，如 acme.example。',
  '"{0}" is the origin of no page. Write scheme and host, as in https://pages.example, and each subdomain by itself.':
    '“{0}”不是任何网页的来源，请填写协议和主机名，如 https://pages.example，每个子域名单独填写。',
  'phone is no phone number; write it with its country code, e.g. +44 20 7946 0958.':
    'phone 不是电话号码，请连同国家代码填写，例如 +44 20 7946 0958。',
  'documentNumber is no number of a document.': 'documentNumber 不是证件号码。',
  'email is no mail address.': 'email 不是邮箱地址。',

  // What keeps a draft from acting
  '{0} examples do not hold. POST /v1/policy/test with these files names them.':
    '{0} 个示例不成立。以这些文件调用 POST /v1/policy/test 可逐一列出。',
  'Recorded events were not replayed through these files. POST /v1/policy/backtest with these files, without `events`.':
    '尚未用这些文件回测已记录的事件。请以这些文件调用 POST /v1/policy/backtest，不带 `events`。',
  'They were replayed against version {0}; {1} is in force now. Again: POST /v1/policy/backtest with these files, without `events`.':
    '回测所对照的是版本 {0}，现行版本为 {1}。请再次以这些文件调用 POST /v1/policy/backtest，不带 `events`。',
  'It was not watched. Publish it with `mode: watch` first.': '尚未观察。请先以 `mode: watch` 发布。',
  'It has been watched for less than a day. It may act from {0} on.': '观察不足一天，自 {0} 起可以生效。',
  'Of {0} judged findings {1} were right: surely {2} or more; to {3}, {4} is asked. Word it more closely.':
    '已判断的 {0} 个发现中有 {1} 个正确，准确率至少为 {2}；要 {3}，须达到 {4}。请写得更严。',

  // What changed, and what is too much
  '{0} was changed in version {1} by {2}, who drafted it, and {3}, who agreed, after version {4}; this draft changes it too. Read both, then take theirs, or send yours again with `base`: "{5}".':
    '版本 {4} 之后，{0} 已在版本 {1} 中更改（{2} 起草，{3} 批准），此草案也改了它。请对照双方内容，然后采用对方的，或带上 `base`: "{5}" 再次发送您的。',
  '{0} was changed in version {1}, after version {2}; this draft changes it too. Read both, then take theirs, or send yours again with `base`: "{3}".':
    '版本 {2} 之后，{0} 已在版本 {1} 中更改，此草案也改了它。请对照双方内容，然后采用对方的，或带上 `base`: "{3}" 再次发送您的。',
  '{0} is changed in version {1} too, which counts from {2} on and replaces this draft\'s text then. Read both, then take theirs, or send yours again with `base`: "{3}".':
    '版本 {1} 也改了 {0}，它自 {2} 起生效，届时将取代此草案的内容。请对照双方内容，然后采用对方的，或带上 `base`: "{3}" 再次发送您的。',
  'names no version that was published': '不是已发布的版本',
  'Version {0} exists with other content. Give policy.yaml a new version.':
    '版本 {0} 已以其他内容存在，请在 policy.yaml 中使用新的版本号。',
  'Version {0} was published before, with the same content. Give policy.yaml a new version.':
    '版本 {0} 已发布过，内容相同，请在 policy.yaml 中使用新的版本号。',
  'Somebody else changed version "{0}" just now. Read it again.': '他人刚刚更改了版本“{0}”，请重新读取。',
  'Cases that no rule fits go to this queue: it stays.': '没有规则适用的案件会进入此队列，不能删除。',
  'The scope covers {0} {1}; a package takes {2} of a kind.':
    '范围内有 {0} 条记录（{1}），一次每类最多提供 {2} 条。请先缩小范围。',
  'More than {0} reports in an hour, or reports that were unfounded again and again. The next is taken from {1} on; a report of a danger to life or to children is taken now: state that reason in it (clause).':
    '一小时内举报超过 {0} 次，或多次提交无根据的举报。自 {1} 起可再次举报；涉及生命危险或儿童安全的举报随时受理，请在举报中写明该事由（clause）。',
  'More texts came than the {0} that one call takes.': '收到的文字超过一次最多 {0} 段的上限。',
  'It holds more than {0} values. Send them in several.': '内容包含超过 {0} 个值，请分多次发送。',
  'It has {0} bytes, and this call takes {1}. Send less at once.':
    '内容有 {0} 字节，此接口最多接受 {1} 字节，请分次发送。',
  'It has more than the {0} bytes that this call takes. Send less at once.':
    '内容超过此接口最多接受的 {0} 字节，请分次发送。',
  'A member stands twice in its object, and parsers differ in which of the two they take. Send it once.':
    '同一对象中有成员出现两次，不同解析器取值不同，请只发送一次。',
  'stands twice in its object, and parsers differ in which of the two they take. Send it once':
    '在同一对象中出现两次，不同解析器取值不同，请只发送一次',
  'More events came than the {0} that a batch may hold.': '收到的事件超过一批最多 {0} 个的上限。',
  'The event cannot be stored: {0}': '事件无法保存：{0}',
  '"{0}" from "{1}" was used for a different event.': '来源“{1}”的 id“{0}”已用于另一事件。',

  // The server itself
  'The disk of the database is full, and nothing can be stored. Make room.':
    '数据库所在磁盘已满，无法保存任何内容，请腾出空间。',
  'The disk of the database is full. Nothing of this is stored. Try again when its operator has made room.':
    '数据库所在磁盘已满，此次请求的内容均未保存。请待运维人员腾出空间后重试。',
  'This node is about to stop. Ask another.': '本节点即将停止，请改问其他节点。',
  'The database may only be read, and nothing can be stored.': '数据库只能读取，无法保存任何内容。',
  'The database may only be read. Nothing of this is stored. Try again later.':
    '数据库只能读取，此次请求的内容均未保存，请稍后重试。',
  'What is decided cannot be stored.': '所作决定无法保存。',
  'Others changed the same at this moment. Nothing of this is stored. Try again.':
    '其他人此刻正在更改同一内容。此次提交的内容均未保存，请重试。',
  'The database took too long for this. Nothing of it is stored. Try again.':
    '数据库处理此请求耗时过长。此次提交的内容均未保存，请重试。',
  'The database does not answer.': '数据库没有响应。',
  'The database does not answer. Try again.': '数据库没有响应，请重试。',
  'The database does not answer, and what you asked for may be done. Look before you send it again, or send it with the same Idempotency-Key.':
    '数据库没有响应，您的请求可能已经完成。再次发送前请先查看结果，或使用同一 Idempotency-Key 重发。',
  'The database does not answer, and the event may be stored all the same. Send it again under its id: it is decided once.':
    '数据库没有响应，该事件可能已经保存。请以同一 id 重发：同一事件只会决定一次。',
  'This decision is kept no longer: the time for which decisions are kept is over. What the case says of it stays.':
    '此决定已不再保存：决定的保存期限已过。案件中关于它的记录仍然保留。',
  'The package of this request is kept no longer: the request is over. The log still holds the SHA-256 of its manifest.':
    '此请求的资料包已不再保存：该请求已结束。日志中仍记有其清单的 SHA-256。',
  'This case is still being written. Ask again.': '此案件仍在写入，请稍后再试。',
  'The server is stopping. Ask another node, or try again.': '服务器正在停止，请改用其他节点或稍后重试。',
  'The event was observed before and waits to be decided. Ask again.': '此事件已收到，正在等待决定，请稍后再问。',

  // Bodies and queries as a whole
  'A request of HTTP/1.1 names its host. Send a host header.': 'HTTP/1.1 请求须注明主机，请发送 Host 标头。',
  'Bodies are taken as they are. Send no content-encoding.': '请求内容须为原样，请勿使用 content-encoding。',
  'The body is empty. Send one event, or several.': '请求内容为空，请发送一个或多个事件。',
  'The body is not valid UTF-8. Send UTF-8 JSON.': '请求内容不是有效的 UTF-8，请以 UTF-8 发送 JSON。',
  'The body must be a JSON object.': '请求内容须为 JSON 对象。',
  'A batch is a JSON array of events.': '批次须为事件的 JSON 数组。',
  'A text holds U+0000 or half of a surrogate pair. Leave it out.': '文字中含有无法保存的字符，请将其删除。',
  'Send the bytes of the file as the body.': '请以请求内容发送文件的字节。',
  'The form cannot be read.': '无法读取此表单。',
  'Send the bytes of the document as the body.': '请以请求内容发送文件的字节。',
  'The bytes have the SHA-256 {0}, not {1}.': '文件内容的 SHA-256 为 {0}，而不是 {1}。',
  'limit must be a whole number from 1 to {0}.': 'limit 须为 1 至 {0} 的整数。',
  '{0} must be a whole number from {1} to {2}.': '{0} 须为 {1} 至 {2} 的整数。',
  '{0} must be a whole number from {1} on.': '{0} 须为不小于 {1} 的整数。',
  'from {0} to {1}': '{0} 至 {1}',
  'from {0} on': '不小于 {0}',
  'If-Match must be the version that was read, a whole number.': 'If-Match 须为所读取的版本，且为整数。',

  // One field
  'is required': '必须填写',
  'is required when a service reports for somebody': '服务方代人举报时必须填写',
  'is required when a service asks for somebody': '服务方代人提出时必须填写',
  'is in use': '已被使用',
  'is no e-mail address': '不是邮箱地址',
  'is stated by the service; administrators state rules and deadlines': '由服务方填写；企业管理员只填写规则和期限',
  'is not the one that the person fact names': '与人员资料所载不一致',
  'is not what the person fact says: its roles do not hold admin': '与人员资料不一致：其 roles 不含 admin',
  'is not what the person fact says: it was withdrawn': '与人员资料不一致：该资料已撤回',
  'is no report that was brought to you': '不是转到您处的举报',
  'is no phone number; write it with its country code, e.g. +44 20 7946 0958':
    '不是电话号码，请连同国家代码填写，例如 +44 20 7946 0958',
  'is no number of a document': '不是证件号码',
  'is no mail address': '不是邮箱地址',
  'is in the same language: one of the two is Chinese': '与原文语言相同，两者之一须为中文',
  'is not the SHA-256 of the data, which is {0}': '不是数据的 SHA-256，数据的为 {0}',
  'lies more than five minutes ahead. Check the clock of the service': '比现在晚五分钟以上，请检查服务方的时钟',
  'lies more than 400 days back': '早于 400 天之前',
  'must be a day of the calendar such as 1990-05-31; leave it out where it is not known':
    '须为日历上的日期，例如 1990-05-31；不知道时请不要填写',
  'A line may have {0} bytes.': '一行最多 {0} 字节。',
  'may have 64 KiB ({0} bytes of UTF-8), not {1} bytes': '最多 64 KiB（UTF-8 {0} 字节），现有 {1} 字节',
  'may hold at most 1 MiB; send larger files by PUT /v1/files/{sha256} first':
    '最多 1 MiB，较大的文件请先以 PUT /v1/files/{sha256} 发送',
  'holds nothing: give it text, event or file, or leave it out': '没有内容：请填写文字、事件或文件，或将其删去',
  'needs a new version': '需要新的版本号',
  'must be left out where there was no violation': '认定不构成违规时须省略',
  'no report is unfounded where there was a violation': '认定违规时，举报不能认定为无根据',
  'says nothing': '没有内容',
  'is no deadline: write a severity from 1 to 4 and a time such as PT8H or P1D':
    '不是期限：请填写 1 到 4 的严重程度和时长，如 PT8H 或 P1D',
  'the policy has no clause "{0}". Did you mean "{1}"?': '政策中没有条款“{0}”，您是指“{1}”吗？',
  'the policy has no clause "{0}".': '政策中没有条款“{0}”',
  'there is no case "{0}"': '没有案件“{0}”',
  'there is no "{0}"': '没有“{0}”',
  'this report does not lie in the case': '此举报不在该案件中',
  'translates words that are not there': '没有与之对应的原文',
  'was used before': '已被使用过',
  'does not fit': '不符合要求',
  '"{0}" is not an event type of the contract. Did you mean "{1}"?': '没有事件类型“{0}”，您是指“{1}”吗？',
  '"{0}" is not an event type of the contract.': '没有事件类型“{0}”',
  'An event must be a JSON object in the CloudEvents format': '事件须为 CloudEvents 格式的 JSON 对象',
  'must be the `next` of an earlier answer': '须为先前答复中的 `next`',
  'may be given once; where it takes several words, commas stand between them':
    '只能填写一次；可填多个值时，以半角逗号分隔',
  'must be left out: the token says whose report it is': '不得填写：令牌已说明举报人',
  'must be an RFC 3339 instant such as 2026-11-24T10:00:00Z': '须为 RFC 3339 时间，例如 2026-11-24T10:00:00Z',
  'must lie after `from`. Swap the two, or leave one out': '须晚于 `from`。请对调两者，或省略其一',
  'must be a public HTTPS address, unless the product runs with GOODSTANDING_PRIVATE_WEBHOOKS=allow':
    '须为公开的 HTTPS 地址，除非产品以 GOODSTANDING_PRIVATE_WEBHOOKS=allow 运行',
  'must be a whole address that begins with https:// and names neither user nor password':
    '须为以 https:// 开头的完整地址，且不含用户名或密码',
  'must be 64 hexadecimal digits': '须为 64 位十六进制数字',
  'must not be blank': '不能为空白',
  'must be 32 hexadecimal digits': '须为 32 位十六进制数字',
  'must be two capital letters such as DE': '须为两个大写字母，例如 DE',
  'must be two small letters such as de': '须为两个小写字母，例如 de',
  'must be small letters, digits and hyphens, at most 64': '须为小写字母、数字和连字符，最多 64 个',
  'must be account/<id>, organization/<id> or content/<id>': '须为 account/<id>、organization/<id> 或 content/<id>',
  'must be account/<id> or organization/<id>': '须为 account/<id> 或 organization/<id>',
  'must be from 0 to 9': '须为 0 至 9',
  'must be the version that was read': '须为所读取的版本',
  'must be an array': '须为列表',
  'must be an object': '须为对象',
  'must be one of without, only': '须为以下之一：without、only',
  'must be one of {0}': '须为以下之一：{0}',
  '1 to {0}': '1 至 {0}',

  // What the checker of schemas says
  'must not hold U+0000 or half of a surrogate pair': '含有无法保存的字符',
  'must be equal to one of the allowed values: {0}': '须为以下之一：{0}',
  'must be equal to one of the allowed values': '不是允许的值',
  'must not have additional properties': '含有不认识的字段',
  'must match a schema in anyOf': '不符合任何一种允许的格式',
  'must match exactly one schema in oneOf': '须恰好符合一种允许的格式',
  'must match format "{0}"': '须符合格式 {0}',
  'must match pattern "{0}"': '须符合格式 {0}',
  'must not have more than {0} items': '不得多于 {0} 项',
  'must not have fewer than {0} items': '不得少于 {0} 项',
  'must not have more than {0} characters': '不得多于 {0} 个字符',
  'must not have fewer than {0} characters': '不得少于 {0} 个字符',
  'must not have more than {0} properties': '不得多于 {0} 个字段',
  'must not have fewer than {0} properties': '不得少于 {0} 个字段',
  'must not have duplicate items': '不得重复',
  'must be multiple of {0}': '须为 {0} 的倍数',
  'must be string': '须为文字',
  'must be number': '须为数字',
  'must be integer': '须为整数',
  'must be boolean': '须为 true 或 false',
  'must be object': '须为对象',
  'must be array': '须为列表',
  'must be null': '须为 null 值',
  'must be base64': '须为 base64',
  'must be >= {0}': '不得小于 {0}',
  'must be <= {0}': '不得大于 {0}',
  'must be > {0}': '须大于 {0}',
  'must be < {0}': '须小于 {0}',
  'must be either {0}': '须为以下之一：{0}',
  'must be "{0}"': '须为“{0}”',
}
