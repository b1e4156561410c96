import { resolve } from 'node:path'

const root = resolve(import.meta.dirname)

/** @type {import('next').NextConfig} */
export default {
  // A server of its own with only the files it needs; local/build-web.mjs adds the static ones.
  output: 'standalone',
  outputFileTracingRoot: root,
  turbopack: { root },
  poweredByHeader: false,
  devIndicators: false,
  // `npm run check` does both, faster and for all folders.
  typescript: { ignoreBuildErrors: true },
}
