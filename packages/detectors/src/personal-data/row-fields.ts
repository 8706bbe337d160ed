/** The fields of a directory row, by the contract: the keys of `person` except `id`, that hold something. */

/** Fields that an invitation needs. */
export const NECESSARY_FIELDS: readonly string[] = ['name', 'email', 'phone']

/** Fields whose loss does serious harm to the person. */
export const SENSITIVE_FIELDS: readonly string[] = [
  'idNumber',
  'passportNumber',
  'bankAccount',
  'salary',
  'healthData',
  'religion',
]

/** How forms call these fields, without signs and in lower case; each list begins with the contract's own word. */
const CALLED: readonly (readonly [string, string])[] = [
  [
    'name',
    'name fullname realname displayname nickname firstname lastname givenname familyname surname middlename contactname 姓名 名字 姓 名 称呼 昵称 真实姓名 氏名 名前 이름 성명 nom prénom nombre apellido apellidos vorname nachname nome sobrenome cognome имя фамилия',
  ],
  [
    'email',
    'email emailaddress mail mailaddress workemail businessemail companyemail 邮箱 电子邮箱 邮件 电子邮件 邮箱地址 邮件地址 工作邮箱 企业邮箱 電郵 電子郵件 メール メールアドレス 이메일 correo correoelectrónico courriel emailadresse',
  ],
  [
    'phone',
    'phone phonenumber mobile mobilephone mobilenumber cell cellphone telephone telephonenumber tel workphone businessphone 手机 手机号 手机号码 电话 电话号码 联系电话 联系方式 工作电话 手機 電話 電話番号 携帯電話 전화 전화번호 휴대폰 telefon telefonnummer handynummer teléfono telefono telefone téléphone телефон',
  ],
  [
    'idNumber',
    'idnumber idno idcard idcardnumber nationalid nationalidnumber identitynumber identitycard personalid ssn socialsecuritynumber taxid 身份证 身份证号 身份证号码 证件号 证件号码 身份證 身分證',
  ],
  ['passportNumber', 'passportnumber passport passportno 护照 护照号 护照号码 護照'],
  [
    'bankAccount',
    'bankaccount bankaccountnumber accountnumber iban bankcard cardnumber creditcard creditcardnumber 银行卡 银行卡号 银行账号 银行账户 信用卡号',
  ],
  ['salary', 'salary salaries income wage wages pay compensation 工资 薪资 薪水 收入 薪酬'],
  [
    'healthData',
    'healthdata health healthrecord medicaldata medicalrecord medicalhistory disability diagnosis 健康 健康状况 病史 病历 体检报告',
  ],
  ['religion', 'religion religiousbelief faith belief 宗教 宗教信仰 信仰'],
]
const MEANT = new Map(CALLED.flatMap(([field, called]) => called.split(' ').map((word) => [word, field] as const)))

/** The contract's word for a field, whatever a form calls it; the field itself when nobody else calls it so. */
export function fieldMeant(field: string): string {
  const plain = field
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}]/gu, '')
  return MEANT.get(plain) ?? field
}

/** The names of fields in a row that carry a value. */
export function fieldsOfRow(person: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(person).filter((key) => {
    const value = person[key]
    return key !== 'id' && value !== null && value !== undefined && value !== ''
  })
}

/** Sensitive fields of a row that carry a value. */
export function sensitiveFieldsOfRow(person: Readonly<Record<string, unknown>>): readonly string[] {
  return fieldsOfRow(person).filter((field) => SENSITIVE_FIELDS.includes(fieldMeant(field)))
}
