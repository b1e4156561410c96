// Runs the stand-in as a process of its own: settings from the environment, one line of JSON when it is ready.

import { startS3 } from './server.ts'

const s3 = await startS3({
  dir: setting('S3_STAND_IN_DIR'),
  port: Number(setting('S3_STAND_IN_PORT')),
  accessKeyId: setting('AWS_ACCESS_KEY_ID'),
  secretAccessKey: setting('AWS_SECRET_ACCESS_KEY'),
  region: setting('AWS_REGION'),
  bucket: setting('S3_BUCKET'),
  corsOrigins: (process.env.S3_STAND_IN_CORS_ORIGINS ?? '').split(',').filter(Boolean),
})
console.log(JSON.stringify({ ready: true, port: s3.port }))

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void s3.close())

function setting(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set`)
  return value
}
