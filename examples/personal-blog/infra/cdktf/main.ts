// Made by wpspec from wordpress.yaml. Edit that file, not this one.
import { LightsailInstance } from "@cdktf/provider-aws/lib/lightsail-instance";
import { LightsailInstancePublicPorts } from "@cdktf/provider-aws/lib/lightsail-instance-public-ports";
import { LightsailStaticIp } from "@cdktf/provider-aws/lib/lightsail-static-ip";
import { LightsailStaticIpAttachment } from "@cdktf/provider-aws/lib/lightsail-static-ip-attachment";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, Lazy, TerraformOutput, TerraformStack } from "cdktf";
import { Construct } from "constructs";

/** Begins the name of everything. */
const name = "acme-diary";
/** Where the site is. */
const region = "eu-central-1";

/** What a later layer makes: read when all of them stand. */
const later = (produce: () => string): string => Lazy.stringValue({ produce });

class WordPressStack extends TerraformStack {
  private serverAddressLightsail!: LightsailStaticIp;
  private lightsail!: LightsailInstance;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    // A state of your own: put a backend here instead, such as `new S3Backend(this, { … })`.
    this.addOverride("terraform.backend", undefined);
    this.addOverride("terraform.required_version", ">= 1.11.0");
    this.addOverride("terraform.required_providers.aws", {
      source: "hashicorp/aws",
      version: ">= 5.100.0, < 7.0.0",
    });

    this.addProviders();
    this.addNetwork();
    this.addWeb();
    this.addOutputs();
  }

  /** One provider for each region */
  private addProviders(): void {
    new AwsProvider(this, "aws", { region });
  }

  /** Network */
  private addNetwork(): void {
    this.serverAddressLightsail = new LightsailStaticIp(this, "server_address_lightsail", {
      name: `${name}-address`,
      lifecycle: { preventDestroy: true },
    });

    new LightsailStaticIpAttachment(this, "server_address_lightsail_attachment", {
      staticIpName: this.serverAddressLightsail.name,
      instanceName: later(() => this.lightsail.name),
    });
  }

  /** Web */
  private addWeb(): void {
    this.lightsail = new LightsailInstance(this, "lightsail", {
      name,
      bundleId: "small_3_0",
      blueprintId: "wordpress",
      availabilityZone: `${region}a`,
      userData: this.writeLightsailUserData(),
      addOn: { type: "AutoSnapshot", status: "Enabled", snapshotTime: "03:00" },
      lifecycle: { preventDestroy: true, ignoreChanges: ["user_data"] },
    });

    new LightsailInstancePublicPorts(this, "lightsail_ports", {
      instanceName: this.lightsail.id,
      portInfo: [
        { fromPort: 80, toPort: 80, protocol: "tcp", cidrs: ["0.0.0.0/0"] },
        { fromPort: 443, toPort: 443, protocol: "tcp", cidrs: ["0.0.0.0/0"] },
        { fromPort: 22, toPort: 22, protocol: "tcp", cidrListAliases: ["lightsail-connect"] },
      ],
    });
  }

  /** Outputs */
  private addOutputs(): void {
    new TerraformOutput(this, "InstanceName", {
      value: this.lightsail.name,
      description: "The Lightsail instance",
    });

    new TerraformOutput(this, "ServerIp", {
      value: this.serverAddressLightsail.ipAddress,
      description: "Public address of the server",
    });

    new TerraformOutput(this, "SiteUrl", {
      value: "https://diary.example.org/",
      description: "The site",
    });
  }

  private writeLightsailUserData(): string {
    return `#!/bin/bash
# Settles the WordPress blueprint of Lightsail in. Log: /var/log/wpspec-boot.log
set -euo pipefail
exec > >(tee -a /var/log/wpspec-boot.log > /dev/console) 2>&1
ended() { [ "$1" = 0 ] || echo "wpspec: the launch script stopped with $1: the server is as far as the lines above say."; }
trap 'ended "$?"' EXIT
retry() { # retry TIMES COMMAND…: ten seconds apart
  local left=$1; shift
  until "$@"; do left=$((left - 1)); [ "$left" -gt 0 ] || return 1; sleep 10; done
}
present() { # present FILE: what the blueprint is known to bring
  test -f "$1" || { echo "wpspec: $1 is missing: this is not the blueprint that wpspec knows."; exit 1; }
}
# The blueprint's own first boot may still be under way.
retry 60 test -f /opt/bitnami/wordpress/wp-config.php
present /opt/bitnami/wp-cli/bin/wp
present /opt/bitnami/ctlscript.sh
wp() { /opt/bitnami/wp-cli/bin/wp --allow-root --path=/opt/bitnami/wordpress "$@"; }
retry 60 wp core is-installed
wp config set WP_HOME https://diary.example.org --type=constant
wp config set WP_SITEURL https://diary.example.org --type=constant
export DEBIAN_FRONTEND=noninteractive
retry 5 apt-get -o DPkg::Lock::Timeout=300 update
retry 5 apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends certbot
present /opt/bitnami/apache/conf/vhosts/wordpress-vhost.conf
cat > /usr/local/sbin/wpspec-certificate <<'WPSPEC'
#!/bin/bash
# Issues the certificate and hands it to Apache; the timer of certbot's package renews it.
set -euo pipefail
certbot certonly --non-interactive --agree-tos --cert-name wpspec --keep-until-expiring --renew-with-new-domains --email=owner@example.org --no-eff-email --webroot --webroot-path=/opt/bitnami/wordpress --domain=diary.example.org --deploy-hook '/opt/bitnami/ctlscript.sh restart apache'
linked=
for name in server tls; do
  [ -e "/opt/bitnami/apache/conf/bitnami/certs/$name.crt" ] || continue
  ln -sf /etc/letsencrypt/live/wpspec/fullchain.pem "/opt/bitnami/apache/conf/bitnami/certs/$name.crt"
  ln -sf /etc/letsencrypt/live/wpspec/privkey.pem "/opt/bitnami/apache/conf/bitnami/certs/$name.key"
  linked=yes
done
[ -n "$linked" ] || { echo 'wpspec: Apache has its certificate somewhere else in this blueprint.'; exit 1; }
/opt/bitnami/ctlscript.sh restart apache
systemctl disable --now wpspec-certificate.timer
WPSPEC
chmod 755 /usr/local/sbin/wpspec-certificate
cat > /etc/systemd/system/wpspec-certificate.service <<'WPSPEC'
[Unit]
Description=Issues the certificate of the site
[Service]
Type=oneshot
ExecStart=/usr/local/sbin/wpspec-certificate
WPSPEC
cat > /etc/systemd/system/wpspec-certificate.timer <<'WPSPEC'
[Timer]
OnCalendar=*:0/20
[Install]
WantedBy=timers.target
WPSPEC
systemctl daemon-reload
# The name may not point here yet: the timer tries again until it does.
/usr/local/sbin/wpspec-certificate || systemctl enable --now wpspec-certificate.timer
`;
  }
}

const app = new App();
new WordPressStack(app, name);
app.synth();
