import type { Words } from '../frame/words.ts'

/** Words of documents that an administrator brings as proof. */
export const DOCUMENTS = {
  choose: { en: 'Document', zh: '证明文件' },
  pick: { en: 'Choose a file…', zh: '选择文件…' },
  nonePicked: { en: 'No file chosen', zh: '未选择文件' },
  limits: { en: 'PDF, PNG or JPEG, at most {0} MB.', zh: 'PDF、PNG 或 JPEG，不超过 {0} MB。' },
  fate: {
    en: 'It is scanned and stored encrypted. Only the operator’s reviewers can open it, and every access is logged. It is kept while your application is open and while your badge depends on it; otherwise it is erased after 180 days.',
    zh: '文件将被扫描并加密保存，仅平台运营方的审核人员可以打开，每次打开均有记录。等待审核期间及认证有效期间予以保存；未被使用的，180 天后删除。',
  },
  fateOfEvidence: {
    en: 'It is scanned. Once filed with the complaint, it is stored encrypted for as long as the operator needs it as evidence.',
    zh: '文件将被扫描；随投诉提交后加密保存，直至平台运营方不再需要该证据。',
  },
  fateWithAppeal: {
    en: 'It is scanned. Once sent with the appeal, it is stored encrypted and opened by those who review the appeal.',
    zh: '文件将被扫描；随申诉提交后加密保存，由审理申诉的人员打开。',
  },
  attached: { en: 'Attached: {0}, {1} KB', zh: '已附：{0}，{1} KB' },
  another: { en: 'Attach another file', zh: '再附一个文件' },
  tooLarge: { en: 'This file is {0} MB. The limit is {1} MB.', zh: '此文件为 {0} MB，不得超过 {1} MB。' },
  otherType: { en: 'Choose a PDF, a PNG or a JPEG.', zh: '请选择 PDF、PNG 或 JPEG 文件。' },
  insecure: {
    en: 'This page was not opened over HTTPS, so the browser cannot compute the hash of a file.',
    zh: '此页面未通过 HTTPS 打开，浏览器无法计算文件哈希。',
  },
  unsent: { en: 'The file was not uploaded. Choose it again.', zh: '文件未送达，请重新选择。' },
  sending: { en: 'Uploading and scanning…', zh: '正在上传并扫描…' },
  kept: { en: 'Stored: {0}, {1} KB', zh: '已保存：{0}，{1} KB' },
  clean: { en: 'Scanned: nothing was found', zh: '已扫描，未发现问题' },
  failed: { en: 'The scanner did not respond; the reviewer will see that', zh: '扫描程序未响应，审核人员会看到此情况' },
  malicious: { en: 'The scanner found something harmful', zh: '扫描发现有害内容' },
  unscanned: { en: 'Not scanned: the operator has no scanner', zh: '未扫描：平台运营方未运行扫描程序' },
  hash: { en: 'SHA-256 {0}', zh: 'SHA-256 {0}' },
  issuer: { en: 'Issued by', zh: '签发机构' },
  issuedOn: { en: 'Issued on', zh: '签发日期' },
  expiresOn: { en: 'Valid until', zh: '有效期至' },
  optional: { en: '{0} (if stated)', zh: '{0}（如有）' },
  more: { en: 'Add another proof', zh: '再添加一项证明' },
  drop: { en: 'Remove {0}', zh: '移除 {0}' },
  publish: { en: 'Prove {0}', zh: '证明 {0}' },
  publishHow: {
    en: 'Publish the one that you chose. We keep checking until we find it.',
    zh: '按所选方式发布以下任一内容，系统会自动检查，直到找到为止。',
  },
  record: { en: 'TXT record of {0}', zh: '{0} 的 TXT 记录' },
  file: { en: 'Content of {0}', zh: '{0} 的内容' },
  check: { en: 'Check now', zh: '立即检查' },
  checked: { en: 'Checked; see the result', zh: '已检查，请查看结果' },
  domainHint: { en: 'Domain, e.g. example.com', zh: '域名，例如 example.com' },
  numberHint: { en: 'Number with its register, e.g. uscc:… or lei:…', zh: '登记编号及类型，例如 uscc:… 或 lei:…' },
} as const satisfies Words
