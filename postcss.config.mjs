/** Tailwind runs as the one PostCSS plugin. */
export default { plugins: { '@tailwindcss/postcss': {} } }
