"""The contracts in print: JSON Schemas, AsyncAPI document, event catalogue; and what may change in them."""
