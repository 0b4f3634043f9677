// The token that one authorizes with stays in this page and is forgotten with it.
SwaggerUIBundle({
  url: "/openapi/plimsoll.yml",
  dom_id: "#explorer",
  deepLinking: true,
  docExpansion: "none",
  tagsSorter: "alpha",
  defaultModelsExpandDepth: 0,
  persistAuthorization: false,
  validatorUrl: null,
});
