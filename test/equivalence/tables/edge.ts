import type { Kinds } from "../table.js";

const behavior = "DistributionConfig/CacheBehaviors";
const fallback = "DistributionConfig/DefaultCacheBehavior";
const origin = "DistributionConfig/Origins";

const ofBehaviors = (at: string) => ({
  [`${at}/Compress`]: false,
  [`${at}/AllowedMethods`]: ["GET", "HEAD"],
  [`${at}/CachedMethods`]: ["GET", "HEAD"],
  [`${at}/ForwardedValues/Headers`]: [],
  [`${at}/ForwardedValues/Cookies/WhitelistedNames`]: [],
});

const setsOfBehaviors = (at: string): readonly string[] => [
  `${at}/AllowedMethods`,
  `${at}/CachedMethods`,
  `${at}/ForwardedValues/Headers`,
  `${at}/ForwardedValues/Cookies/WhitelistedNames`,
];

const keyed = (config: string): readonly string[] => [
  `${config}/HeadersConfig/Headers`,
  `${config}/CookiesConfig/Cookies`,
  `${config}/QueryStringsConfig/QueryStrings`,
];

const keys = "CachePolicyConfig/ParametersInCacheKeyAndForwardedToOrigin";

export const edge: Kinds = {
  "AWS::CloudFront::Distribution": {
    terraform: "cloudfront_distribution",
    under: "DistributionConfig",
    names: {
      is_ipv6_enabled: "IPV6Enabled",
      ordered_cache_behavior: "CacheBehaviors",
      custom_error_response: "CustomErrorResponses",
      origin: "Origins",
      "origin/origin_id": "Id",
      "origin/custom_header": "OriginCustomHeaders",
      "origin/custom_header/name": "HeaderName",
      "origin/custom_header/value": "HeaderValue",
      origin_group: "OriginGroups",
      "origin_group/origin_id": "Id",
      "origin_group/member": "Members",
      logging_config: "Logging",
    },
    attributes: { id: "Ref", domain_name: "DomainName", arn: "Arn" },
    defaults: {
      ...ofBehaviors(behavior),
      ...ofBehaviors(fallback),
      [`${origin}/CustomOriginConfig/HTTPPort`]: 80,
      [`${origin}/CustomOriginConfig/HTTPSPort`]: 443,
      [`${origin}/CustomOriginConfig/OriginReadTimeout`]: 30,
      [`${origin}/CustomOriginConfig/OriginKeepaliveTimeout`]: 5,
      [`${origin}/VpcOriginConfig/OriginReadTimeout`]: 30,
      [`${origin}/VpcOriginConfig/OriginKeepaliveTimeout`]: 5,
      "DistributionConfig/Restrictions": { georestriction: { restrictiontype: "none", locations: [] } },
      "DistributionConfig/PriceClass": "PriceClass_All",
      "DistributionConfig/IPV6Enabled": false,
      "DistributionConfig/HttpVersion": "http1.1",
    },
    providerDefaults: { "DistributionConfig/HttpVersion": "http2" },
    sets: [
      ...setsOfBehaviors(behavior),
      ...setsOfBehaviors(fallback),
      "DistributionConfig/Aliases",
      origin,
      `${origin}/OriginCustomHeaders`,
      `${origin}/CustomOriginConfig/OriginSSLProtocols`,
      "DistributionConfig/OriginGroups",
      "DistributionConfig/OriginGroups/FailoverCriteria/StatusCodes",
      "DistributionConfig/CustomErrorResponses",
      "DistributionConfig/Restrictions/GeoRestriction/Locations",
    ],
  },
  "AWS::CloudFront::CachePolicy": {
    terraform: "cloudfront_cache_policy",
    under: "CachePolicyConfig",
    attributes: { id: "Ref" },
    providerDefaults: { "CachePolicyConfig/DefaultTTL": 86400, "CachePolicyConfig/MaxTTL": 31536000 },
    defaults: { [`${keys}/EnableAcceptEncodingBrotli`]: false },
    sets: keyed(keys),
  },
  "AWS::CloudFront::OriginRequestPolicy": {
    terraform: "cloudfront_origin_request_policy",
    under: "OriginRequestPolicyConfig",
    attributes: { id: "Ref" },
    sets: keyed("OriginRequestPolicyConfig"),
  },
  "AWS::CloudFront::ResponseHeadersPolicy": {
    terraform: "cloudfront_response_headers_policy",
    under: "ResponseHeadersPolicyConfig",
    attributes: { id: "Ref" },
    sets: [
      "ResponseHeadersPolicyConfig/CorsConfig/AccessControlAllowMethods",
      "ResponseHeadersPolicyConfig/CorsConfig/AccessControlAllowHeaders",
      "ResponseHeadersPolicyConfig/CorsConfig/AccessControlAllowOrigins",
      "ResponseHeadersPolicyConfig/CustomHeadersConfig",
    ],
  },
  "AWS::CloudFront::OriginAccessControl": {
    terraform: "cloudfront_origin_access_control",
    under: "OriginAccessControlConfig",
    attributes: { id: "Id" },
  },
  "AWS::CloudFront::VpcOrigin": {
    terraform: "cloudfront_vpc_origin",
    attributes: { id: "Id" },
    sets: ["VpcOriginEndpointConfig/OriginSSLProtocols"],
  },
  "AWS::WAFv2::WebACL": {
    terraform: "wafv2_web_acl",
    names: {
      rule: "Rules",
      "…/ip_set_reference_statement": "IPSetReferenceStatement",
      "…/and_statement/statement": "Statements",
      "…/or_statement/statement": "Statements",
      "…/byte_match_statement/text_transformation": "TextTransformations",
      "…/managed_rule_group_statement/rule_action_override": "RuleActionOverrides",
    },
    attributes: { arn: "Arn", id: "Ref" },
    sets: ["Rules/Statement/ManagedRuleGroupStatement/RuleActionOverrides"],
  },
  "AWS::WAFv2::IPSet": { terraform: "wafv2_ip_set", attributes: { arn: "Arn" }, sets: ["Addresses"] },
  "AWS::ElasticLoadBalancingV2::LoadBalancer": {
    terraform: "lb",
    names: {
      load_balancer_type: "Type",
      internal: "Scheme",
      desync_mitigation_mode: "LoadBalancerAttributes/routing.http.desync_mitigation_mode",
      drop_invalid_header_fields: "LoadBalancerAttributes/routing.http.drop_invalid_header_fields.enabled",
      enable_deletion_protection: "LoadBalancerAttributes/deletion_protection.enabled",
      idle_timeout: "LoadBalancerAttributes/idle_timeout.timeout_seconds",
      access_logs: "",
      "access_logs/bucket": "LoadBalancerAttributes/access_logs.s3.bucket",
      "access_logs/enabled": "LoadBalancerAttributes/access_logs.s3.enabled",
      "access_logs/prefix": "LoadBalancerAttributes/access_logs.s3.prefix",
    },
    attributes: {
      arn: "Ref",
      id: "Ref",
      arn_suffix: "LoadBalancerFullName",
      dns_name: "DNSName",
      zone_id: "CanonicalHostedZoneID",
    },
    defaults: {
      Type: "application",
      Scheme: "internet-facing",
      "LoadBalancerAttributes/deletion_protection.enabled": false,
      "LoadBalancerAttributes/idle_timeout.timeout_seconds": 60,
      "LoadBalancerAttributes/routing.http.desync_mitigation_mode": "defensive",
      "LoadBalancerAttributes/routing.http.drop_invalid_header_fields.enabled": false,
      "LoadBalancerAttributes/access_logs.s3.enabled": false,
    },
    sets: ["Subnets", "SecurityGroups"],
  },
  "AWS::ElasticLoadBalancingV2::TargetGroup": {
    terraform: "lb_target_group",
    names: {
      health_check: "",
      "health_check/healthy_threshold": "HealthyThresholdCount",
      "health_check/unhealthy_threshold": "UnhealthyThresholdCount",
      "health_check/interval": "HealthCheckIntervalSeconds",
      "health_check/timeout": "HealthCheckTimeoutSeconds",
      "health_check/matcher": "Matcher/HttpCode",
      "health_check/path": "HealthCheckPath",
      "health_check/port": "HealthCheckPort",
      "health_check/protocol": "HealthCheckProtocol",
      deregistration_delay: "TargetGroupAttributes/deregistration_delay.timeout_seconds",
      stickiness: "",
      "stickiness/enabled": "TargetGroupAttributes/stickiness.enabled",
      "stickiness/type": "TargetGroupAttributes/stickiness.type",
      "stickiness/cookie_duration": "TargetGroupAttributes/stickiness.lb_cookie.duration_seconds",
    },
    attributes: { arn: "Ref", id: "Ref", arn_suffix: "TargetGroupFullName" },
    defaults: {
      TargetType: "instance",
      HealthCheckPort: "traffic-port",
      HealthCheckProtocol: "HTTP",
      HealthCheckIntervalSeconds: 30,
      HealthCheckTimeoutSeconds: 5,
      HealthyThresholdCount: 5,
      UnhealthyThresholdCount: 2,
      "TargetGroupAttributes/stickiness.enabled": false,
      "TargetGroupAttributes/stickiness.type": "lb_cookie",
      "TargetGroupAttributes/stickiness.lb_cookie.duration_seconds": 86400,
      "TargetGroupAttributes/deregistration_delay.timeout_seconds": 300,
    },
    providerDefaults: { HealthyThresholdCount: 3, UnhealthyThresholdCount: 3 },
  },
  "AWS::ElasticLoadBalancingV2::Listener": {
    terraform: "lb_listener",
    names: {
      certificate_arn: "Certificates/CertificateArn",
      default_action: "DefaultActions",
      "default_action/fixed_response": "FixedResponseConfig",
      "default_action/redirect": "RedirectConfig",
    },
    attributes: { arn: "Ref", id: "Ref" },
  },
  "AWS::ElasticLoadBalancingV2::ListenerRule": {
    terraform: "lb_listener_rule",
    names: {
      action: "Actions",
      condition: "Conditions",
      "condition/http_header": "HttpHeaderConfig",
      "condition/host_header": "HostHeaderConfig",
    },
    sets: ["Conditions", "Conditions/HttpHeaderConfig/Values", "Conditions/HostHeaderConfig/Values"],
  },
};
