import { describe, expect, test } from 'vitest'
import { readSettings, requireSetting, SettingsError } from './env.ts'

const GIB = 1024 ** 3

function refusal(env: Record<string, string>): SettingsError {
  try {
    readSettings(env)
  } catch (error) {
    if (error instanceof SettingsError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('settings', () => {
  test('nothing set means everything local', () => {
    expect(readSettings({})).toEqual({
      databaseUrl: null,
      s3: null,
      aws: { region: 'us-east-1', credentials: null },
      sqs: null,
      redisUrl: null,
      mailUrl: null,
      mailFrom: 'Kith <kith@localhost>',
      peopleDataLabsUrl: 'https://api.peopledatalabs.com',
      peopleDataLabsSimulator: null,
      mailchimpSimulator: null,
      url: null,
      secret: null,
      secretPrevious: null,
      home: '.kith',
      signup: 'closed',
      trustedProxies: [],
      allowPrivateHosts: [],
      maxUploadBytes: 50 * GIB,
      minFreeBytes: 2 * GIB,
      workers: null,
      localStore: null,
      visibilitySeconds: 60,
      logLevel: 'info',
      metricsToken: null,
      host: '127.0.0.1',
      isHostGiven: false,
      port: 3000,
    })
  })

  test('an empty or blank value counts as unset', () => {
    expect(readSettings({ PORT: '', KITH_URL: ' ', S3_BUCKET: '' })).toEqual(readSettings({}))
  })

  test('what is set is read with its type', () => {
    const settings = readSettings({
      DATABASE_URL: 'postgresql://u:p@db.example.com/kith',
      S3_BUCKET: 'my-bucket',
      S3_ENDPOINT: 'http://127.0.0.1:9000/',
      AWS_ACCESS_KEY_ID: 'id',
      AWS_SECRET_ACCESS_KEY: 'key',
      SQS_QUEUE_URL: 'http://127.0.0.1:9324/000000000000/kith',
      SQS_DLQ_URL: 'http://127.0.0.1:9324/000000000000/kith-dead',
      SQS_ENDPOINT: 'http://127.0.0.1:9324',
      KITH_URL: 'https://kith.example.com/',
      KITH_TRUSTED_PROXIES: '10.0.0.1, 10.0.0.2,',
      KITH_WORKERS: '3',
      PORT: '8080',
    })
    expect(settings.s3).toEqual({ bucket: 'my-bucket', endpoint: 'http://127.0.0.1:9000', publicEndpoint: null })
    expect(settings.aws.credentials).toEqual({ accessKeyId: 'id', secretAccessKey: 'key', sessionToken: null })
    expect(settings.sqs?.dlqUrl).toBe('http://127.0.0.1:9324/000000000000/kith-dead')
    expect(settings.url).toBe('https://kith.example.com')
    expect(settings.trustedProxies).toEqual(['10.0.0.1', '10.0.0.2'])
    expect([settings.workers, settings.port]).toEqual([3, 8080])
  })

  test.each([
    ['DATABASE_URL', 'mysql://x/y'],
    ['S3_BUCKET', 's3://bucket/path'],
    ['S3_ENDPOINT', 'localhost:9000'],
    ['AWS_REGION', 'EU Central'],
    ['SQS_QUEUE_URL', 'kith'],
    ['REDIS_URL', 'http://x'],
    ['MAIL_URL', 'mail.example.com'],
    ['KITH_MAIL_FROM', 'nobody'],
    ['PEOPLE_DATA_LABS_URL', 'https://api.example.com/v5'],
    ['PEOPLE_DATA_LABS_SIMULATOR_URL', 'http://people.example.com'],
    ['PEOPLE_DATA_LABS_SIMULATOR_URL', 'nowhere'],
    ['MAILCHIMP_SIMULATOR_URL', 'http://mail.example.com'],
    ['KITH_URL', 'https://example.com/kith'],
    ['KITH_SECRET', 'short'],
    ['KITH_SIGNUP', 'perhaps'],
    ['KITH_MAX_UPLOAD_BYTES', '50GB'],
    ['KITH_MIN_FREE_BYTES', '2GB'],
    ['KITH_WORKERS', '-1'],
    ['KITH_VISIBILITY_SECONDS', '0'],
    ['KITH_LOG_LEVEL', 'loud'],
    ['KITH_METRICS_TOKEN', 'short'],
    ['KITH_METRICS_TOKEN', 'with a blank in it, which no header can hold'],
    ['HOST', 'http://0.0.0.0'],
    ['PORT', '99999'],
    ['PORT', '3000abc'],
  ])('%s=%s is refused by one sentence that names it', (variable, value) => {
    const error = refusal({ [variable]: value })
    expect(error).toMatchObject({ variable, code: 'settings.invalid' })
    expect(error.message).toMatch(new RegExp(`^${variable} must [^\n]+\\.$`))
    expect(error.message).not.toContain('undefined')
  })

  test('a refusal never repeats the value, which may be a secret', () => {
    expect(refusal({ KITH_SECRET: 'hunter2' }).message).not.toContain('hunter2')
    expect(refusal({ DATABASE_URL: 'hunter2' }).message).not.toContain('hunter2')
  })

  test.each([
    ['SQS_QUEUE_URL', 'https://q.example.com/1/kith', 'SQS_DLQ_URL'],
    ['SQS_ENDPOINT', 'https://q.example.com', 'SQS_QUEUE_URL'],
    ['S3_ENDPOINT', 'https://s3.example.com', 'S3_BUCKET'],
    ['S3_PUBLIC_ENDPOINT', 'https://s3.example.com', 'S3_BUCKET'],
    ['PEOPLE_DATA_LABS_SIMULATOR_URL', 'http://127.0.0.1:4010', 'PEOPLE_DATA_LABS_SIMULATOR_KEY'],
    ['MAILCHIMP_SIMULATOR_URL', 'http://127.0.0.1:4011', 'MAILCHIMP_SIMULATOR_KEY'],
    ['AWS_ACCESS_KEY_ID', 'id', 'AWS_SECRET_ACCESS_KEY'],
    ['AWS_SECRET_ACCESS_KEY', 'key', 'AWS_ACCESS_KEY_ID'],
    ['KITH_SECRET_PREVIOUS', 'x'.repeat(32), 'KITH_SECRET'],
    ['S3_BUCKET', 'my-bucket', 'AWS_REGION'],
  ])('%s alone is refused: it needs %3$s', (variable, value, missing) => {
    const error = refusal({ [variable]: value })
    expect(error.variable).toBe(missing)
    expect(error.message).toContain(variable)
  })
})

test('a part that a process needs is asked for by name', () => {
  expect(requireSetting('x', 'DATABASE_URL')).toBe('x')
  expect(() => requireSetting(null, 'DATABASE_URL')).toThrow(/^DATABASE_URL is not set/)
})
